package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"kg/cmd/kg/shell"
	"kg/graph"
)

func (a *app) shellCommand() *cobra.Command {
	var sources []string
	var network networkFlags
	cmd := &cobra.Command{
		Use:   "shell [-d DIR | --load SOURCE…]",
		Short: "The kg> prompt",
		Long: `Shell opens the kg> prompt on the graph in the folder of -d, or, with --load, on a graph in memory
that is built from the sources first. Statements can be piped in: the first failure ends such a run.`,
		Example: "  kg shell\n  kg shell --load testdata/articles\n  echo 'topics-by-exchanges' | kg shell",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 && len(sources) == 0 {
				return usage("shell takes no arguments; hint: kg shell --load %s", args[0])
			}
			return a.shell(cmd.Context(), append(sources, args...), network)
		},
	}
	cmd.Flags().StringArrayVar(&sources, "load", nil, "build the graph in memory from this source; may be repeated, and followed by more sources")
	network.add(cmd.Flags())
	return cmd
}

func (a *app) shell(ctx context.Context, sources []string, network networkFlags) error {
	g, err := a.shellGraph(ctx, sources)
	if err != nil {
		return err
	}
	interactive := isTerminal(a.in) && isTerminal(a.out)
	if interactive {
		a.stopSignals() // from here on Ctrl-C is the shell's, and a signal to end ends
		ctx = context.WithoutCancel(ctx)
	}
	s := shell.New(shell.Config{
		Graph: g, In: a.in, Out: a.out, Err: a.err,
		Interactive: interactive, Colour: colour(a.out), Width: width(a.out),
		History: historyFile(), QueryDir: queryDir(), Timeout: a.timeout, Allow: network.apply,
	})
	err = s.Run(ctx)
	if cerr := g.Close(); err == nil {
		err = data(cerr)
	}
	var f *failure
	if err != nil && !errors.As(err, &f) && exitCode(err) == exitUsage {
		err = &failure{code: exitQuery, err: err}
	}
	return err
}

// shellGraph opens the graph of -d, or builds one in memory from the sources.
func (a *app) shellGraph(ctx context.Context, sources []string) (*graph.Graph, error) {
	if len(sources) == 0 {
		return a.open()
	}
	g, err := graph.Memory(true)
	if err != nil {
		return nil, data(err)
	}
	if report, err := a.load(ctx, g, sources, 0); err != nil && report.Articles == 0 {
		g.Close()
		return nil, err
	}
	return g, nil
}
