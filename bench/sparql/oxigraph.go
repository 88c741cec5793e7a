package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"

	"kg/bench/kgdata"
)

// rival is what another engine answered; Seconds and Quads are those of its load.
type rival struct {
	Seconds float64
	Quads   int
	Answers map[string]result
}

// askOxigraph has the npm package oxigraph, installed in folder, load the graph
// and answer the queries. An error says also that it could not hold the graph.
func askOxigraph(folder, dir string, g kgdata.Graph, list []query, repeat int) (*rival, error) {
	path := filepath.Join(dir, fmt.Sprintf("kg-%d.nq", g.Quads))
	file, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	defer os.Remove(path)
	defer file.Close()
	if _, err := g.Write(file); err != nil {
		return nil, err
	}
	asked := make([]query, len(list))
	for i, q := range list {
		asked[i] = query{q.Name, declared(q.Text)}
	}
	in, err := json.Marshal(asked)
	if err != nil {
		return nil, err
	}
	var out, messages bytes.Buffer
	cmd := exec.Command("node", "--max-old-space-size=8192", filepath.Join(folder, "ask.mjs"), path, strconv.Itoa(repeat))
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(in), &out, &messages
	if err := cmd.Run(); err != nil {
		line, _, _ := bytes.Cut(bytes.TrimSpace(messages.Bytes()), []byte("\n"))
		return nil, fmt.Errorf("oxigraph: %w: %s", err, line)
	}
	d := json.NewDecoder(&out)
	r := &rival{Answers: map[string]result{}}
	if err := d.Decode(r); err != nil {
		return nil, err
	}
	for d.More() {
		var x struct {
			Name string
			result
		}
		if err := d.Decode(&x); err != nil {
			return nil, err
		}
		r.Answers[x.Name] = x.result
	}
	return r, nil
}
