package shell

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/chzyer/readline"
)

// editor reads lines: from a person at a terminal, or from a script.
type editor interface {
	// Line returns the next line without its end. errInterrupt: the person
	// pressed Ctrl-C; io.EOF: there is no more.
	Line(prompt string) (string, error)
	// Save puts a statement into the history.
	Save(statement string) error
	Close() error
}

var errInterrupt = errors.New("interrupted")

// historyLimit is how many statements the history keeps. readline rewrites its
// whole file when the limit is reached, so the file is cut at the start instead.
const historyLimit = 10_000

// terminal is an editor with history, completion and keys, over readline.
type terminal struct {
	rl   *readline.Instance
	keys *keys
}

// newTerminal opens the terminal. history is the history file, made for its
// owner alone; "" keeps none.
func newTerminal(history string, complete completer, paint func(string) string) (*terminal, error) {
	if history != "" {
		if err := prepareHistory(history); err != nil {
			history = ""
		}
	}
	k := &keys{complete: complete}
	cfg := &readline.Config{
		HistoryFile:            history,
		HistoryLimit:           10 * historyLimit,
		HistorySearchFold:      true,
		DisableAutoSaveHistory: true,
		InterruptPrompt:        "^C",
		EOFPrompt:              "",
		AutoComplete:           silent{},
		Listener:               k,
		FuncFilterInputRune:    k.filter,
	}
	if paint != nil {
		cfg.Painter = painter(paint)
	}
	rl, err := readline.NewEx(cfg)
	if err != nil {
		return nil, err
	}
	k.out = rl.Stdout()
	return &terminal{rl: rl, keys: k}, nil
}

// prepareHistory makes the history file readable by its owner alone (readline
// would leave it to the umask) and drops its oldest entries.
func prepareHistory(file string) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(file, os.O_CREATE|os.O_RDONLY, 0o600)
	if err != nil {
		return err
	}
	text, err := io.ReadAll(f)
	f.Close()
	if err != nil {
		return err
	}
	if lines := strings.SplitAfter(string(text), "\n"); len(lines) > historyLimit+1 {
		kept := strings.Join(lines[len(lines)-historyLimit-1:], "")
		if err := os.WriteFile(file, []byte(kept), 0o600); err != nil {
			return err
		}
	}
	return os.Chmod(file, 0o600)
}

func (t *terminal) Line(prompt string) (string, error) {
	t.rl.SetPrompt(prompt)
	t.keys.reset()
	line, err := t.rl.Readline()
	if errors.Is(err, readline.ErrInterrupt) {
		return "", errInterrupt
	}
	return line, err
}

// Save keeps a statement of several lines as one entry: readline would split
// it at the next start and redraw it wrongly.
func (t *terminal) Save(statement string) error {
	return t.rl.SaveHistory(oneLine(statement))
}

// oneLine joins the lines of a statement by spaces; a comment, which ends with
// its line, is left out.
func oneLine(statement string) string {
	var lines []string
	for line := range strings.SplitSeq(statement, "\n") {
		if t := strings.TrimSpace(line); t != "" && !strings.HasPrefix(t, "#") && !strings.HasPrefix(t, "//") {
			lines = append(lines, t)
		}
	}
	return strings.Join(lines, " ")
}

func (t *terminal) Close() error { return t.rl.Close() }

// silent keeps readline's own completion from doing anything: its list of
// candidates panics when they share a wide prefix or one is wider than the
// window. Tab is handled by keys.
type silent struct{}

func (silent) Do([]rune, int) ([][]rune, int) { return nil, 0 }

type painter func(string) string

func (p painter) Paint(line []rune, _ int) []rune { return []rune(p(string(line))) }

// keys gives keys a meaning that readline does not give them, or mends it.
type keys struct {
	complete completer
	out      io.Writer

	mu      sync.Mutex
	line    []rune // as they were before the key
	pos     int
	tabLine string
}

func (k *keys) reset() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.line, k.pos = nil, 0
}

// filter drops Ctrl-Z: readline would stop the parent process too.
func (k *keys) filter(r rune) (rune, bool) { return r, r != readline.CharCtrlZ }

// OnChange is called by readline after each key and may return another line
// and cursor position, in runes.
func (k *keys) OnChange(line []rune, pos int, key rune) ([]rune, int, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	before, at := k.line, k.pos
	changed := false
	switch key {
	case readline.CharTab:
		line, pos, changed = k.tab(line, pos)
	case readline.CharCtrlW, readline.MetaBackspace:
		// readline knows ASCII words only, and with no word before the cursor it clears the line.
		line, pos = killWord(before, at)
		changed = true
	}
	k.line, k.pos = append(k.line[:0], line...), pos
	return line, pos, changed
}

// killWord deletes from the cursor back to the start of the word before it.
func killWord(line []rune, pos int) ([]rune, int) {
	start := pos
	for start > 0 && line[start-1] == ' ' {
		start--
	}
	for start > 0 && line[start-1] != ' ' {
		start--
	}
	return append(append([]rune{}, line[:start]...), line[pos:]...), start
}

// tab completes the word before the cursor, or lists what it may become when
// pressed again. On a line of blanks it indents, as in pasted text.
func (k *keys) tab(line []rune, pos int) ([]rune, int, bool) {
	head := string(line[:pos])
	if strings.TrimSpace(head) == "" {
		return insert(line, pos, pos, "  ")
	}
	start, candidates := k.complete(head)
	switch len(candidates) {
	case 0:
		return line, pos, false
	case 1:
		return insert(line, len([]rune(head[:start])), pos, candidates[0].Text+candidates[0].After)
	}
	typed := head[start:]
	if p := commonPrefix(candidates); len(p) > len(typed) || len(p) == len(typed) && p != typed {
		return insert(line, len([]rune(head[:start])), pos, p)
	}
	if k.tabLine == head {
		list(k.out, candidates)
	}
	k.tabLine = head
	return line, pos, false
}

func insert(line []rune, from, to int, text string) ([]rune, int, bool) {
	r := []rune(text)
	out := append(append(append([]rune{}, line[:from]...), r...), line[to:]...)
	return out, from + len(r), true
}

// script is an editor over input that is not a terminal: no prompt, no history.
type script struct{ r lineReader }

type lineReader interface{ ReadString(byte) (string, error) }

func (s script) Line(string) (string, error) {
	line, err := s.r.ReadString('\n')
	if err == io.EOF && line != "" {
		err = nil
	}
	return strings.TrimRight(line, "\r\n"), err
}

func (script) Save(string) error { return nil }
func (script) Close() error      { return nil }
