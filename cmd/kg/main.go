// Kg reads news articles and builds a knowledge graph of public conversation:
// who spoke with whom, when, how and about what; who claimed what; which
// outlet reported it.
package main

import "os"

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
