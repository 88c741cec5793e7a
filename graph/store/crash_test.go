package store

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"kg/graph/rdf"
)

// The environment variable that makes the test binary the writer to be killed.
const writerDir = "KG_TEST_WRITER_DIR"

func TestMain(m *testing.M) {
	if dir := os.Getenv(writerDir); dir != "" {
		if err := write(dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

// write opens the store in dir and goes on writing transactions, and loads
// between them, until it is killed. It prints the number of each when it is
// done.
func write(dir string) error {
	s, err := Open(dir, Options{})
	if err != nil {
		return err
	}
	first, err := strconv.Atoi(os.Getenv("KG_TEST_WRITER_FIRST"))
	if err != nil {
		return err
	}
	for i := first; ; i++ {
		s.manyQuads = manyQuads
		if i%3 == 0 {
			s.manyQuads = 1 // the transaction is written as tables
		}
		if i%10 == 9 {
			err = loadStep(s, i)
		} else {
			err = s.Update(func(tx *Tx) error { return updateStep(tx, i) })
		}
		if err != nil {
			return err
		}
		fmt.Println(i)
	}
}

const (
	stepQuads = 20
	loadQuads = 3000
)

// stepQuad is quad k of step i; the steps share subjects and objects.
func stepQuad(i, k int) rdf.Quad {
	return rdf.Quad{S: iri("s%d", (i+k)%50), P: iri("step%d", i), O: rdf.NewString(strconv.Itoa(k)), G: iri("g%d", i%3)}
}

// updateStep writes step i and takes away the one 20 steps before.
func updateStep(tx *Tx, i int) error {
	for k := range stepQuads {
		if _, err := tx.Add(stepQuad(i, k)); err != nil {
			return err
		}
		if _, err := tx.Remove(stepQuad(i-20, k)); err != nil {
			return err
		}
	}
	return nil
}

func loadStep(s *Store, i int) error {
	k := 0
	_, err := s.LoadQuads(context.Background(), func() (rdf.Quad, error) {
		if k == loadQuads {
			return rdf.Quad{}, io.EOF
		}
		k++
		return stepQuad(i, k-1), nil
	}, LoadOptions{Memory: 1 << 17})
	return err
}

// A writer is killed at random moments. Each time, what it has reported is
// there, of what it has not reported all or nothing (of a load, some of its
// batches), and every index fits every other.
func TestKilledWriter(t *testing.T) {
	kills := 10
	if testing.Short() {
		kills = 3
	}
	if n, err := strconv.Atoi(os.Getenv("KG_KILLS")); err == nil {
		kills = n
	}
	dir := filepath.Join(t.TempDir(), "store")
	r := rand.New(rand.NewPCG(uint64(kills), 3))
	reported := -1
	for kill := range kills {
		reported = max(reported, runAndKill(t, dir, reported+1, time.Duration(r.IntN(400_000))*time.Microsecond))
		s, err := Open(dir, Options{})
		if err != nil {
			t.Fatalf("kill %d: %v", kill, err)
		}
		mustCheck(t, s)
		reported = max(reported, stepsIn(t, s, reported))
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if t.Failed() {
			t.Fatalf("after kill %d", kill)
		}
	}
	t.Logf("%d steps were written", reported+1)
}

// runAndKill runs a writer from step first and kills it after the time. It
// returns the last step that was reported.
func runAndKill(t *testing.T, dir string, first int, after time.Duration) int {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), writerDir+"="+dir, "KG_TEST_WRITER_FIRST="+strconv.Itoa(first))
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	killed := time.AfterFunc(after, func() { cmd.Process.Kill() })
	defer killed.Stop()
	last := -1
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if last, err = strconv.Atoi(lines.Text()); err != nil {
			t.Fatalf("the writer printed %q", lines.Text())
		}
	}
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) || exit.Exited() {
		t.Fatalf("the writer ended by itself: %v\n%s", err, stderr.String())
	}
	return last
}

// stepsIn checks the steps up to the one after reported and returns the last
// that is there.
func stepsIn(t *testing.T, s *Store, reported int) int {
	t.Helper()
	n, err := s.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	defer n.Close()
	count := func(i int) int {
		p, ok, err := n.ID(iri("step%d", i))
		if err != nil {
			t.Fatal(err)
		}
		if !ok {
			return 0
		}
		it := n.Match(Quad{P: p})
		defer it.Close()
		k := 0
		for it.Next() {
			k++
		}
		return k
	}
	last := reported
	if count(reported+1) > 0 {
		last = reported + 1
	}
	for i := 0; i <= last; i++ {
		want := stepQuads
		switch {
		case i%10 == 9:
			want = loadQuads
			// The step 20 later removes the first of the quads only.
			if i+20 <= last && (i+20)%10 != 9 {
				want -= stepQuads
			}
		case i+20 <= last:
			want = 0
		}
		got := count(i)
		if i == last && i > reported && i%10 == 9 && got > 0 && got <= want {
			return reported // a load that has not ended; it is run again
		}
		if got != want {
			t.Errorf("step %d of %d (%d reported) has %d quads, want %d", i, last, reported, got, want)
		}
	}
	return last
}

// A flipped bit or a missing end gives an error or is harmless; it never gives
// another answer.
func TestDamage(t *testing.T) {
	dir := t.TempDir()
	document := made(t, 1_500)
	build := filepath.Join(dir, "whole")
	s, err := Open(build, Options{})
	if err != nil {
		t.Fatal(err)
	}
	load(t, s, document, LoadOptions{})
	add(t, s, rdf.Quad{S: iri("a"), P: iri("b"), O: iri("c")})
	want := lines(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(build)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(4, 4))
	errorsSeen, tried := 0, 0
	for _, file := range files {
		content, err := os.ReadFile(filepath.Join(build, file.Name()))
		if err != nil {
			t.Fatal(err)
		}
		for _, damage := range damages(r, content) {
			damaged := filepath.Join(dir, "damaged")
			if err := os.RemoveAll(damaged); err != nil {
				t.Fatal(err)
			}
			if err := os.CopyFS(damaged, os.DirFS(build)); err != nil {
				t.Fatal(err)
			}
			name := filepath.Join(damaged, file.Name())
			if damage.content == nil {
				err = os.Remove(name)
			} else {
				err = os.WriteFile(name, damage.content, 0o644)
			}
			if err != nil {
				t.Fatal(err)
			}
			tried++
			got, err := readDamaged(t, damaged)
			switch {
			case err != nil:
				errorsSeen++
			case got != want:
				t.Errorf("%s, %s: another answer and no error", file.Name(), damage.what)
			}
		}
	}
	if errorsSeen < tried/2 {
		t.Errorf("only %d of %d damages were noticed", errorsSeen, tried)
	}
	t.Logf("%d of %d damages were noticed, the others were harmless", errorsSeen, tried)
}

type damage struct {
	what    string
	content []byte // nil: the file is missing
}

func damages(r *rand.Rand, content []byte) []damage {
	d := []damage{{"missing", nil}}
	if len(content) == 0 {
		return d
	}
	d = append(d, damage{"cut in half", content[: len(content)/2 : len(content)/2]},
		damage{"without its last byte", content[: len(content)-1 : len(content)-1]},
		damage{"with zeros at the end", append(bytes.Clone(content[:len(content)*3/4]), make([]byte, len(content)-len(content)*3/4)...)})
	flips := 2
	if os.Getenv("KG_LONG") != "" {
		flips = 50
	}
	for range flips {
		at, bit := r.IntN(len(content)), r.IntN(8)
		flipped := bytes.Clone(content)
		flipped[at] ^= 1 << bit
		d = append(d, damage{fmt.Sprintf("bit %d of byte %d flipped", bit, at), flipped})
	}
	return d
}

// readDamaged returns all quads of the store in dir as lines.
func readDamaged(t *testing.T, dir string) (content string, err error) {
	s, err := Open(dir, Options{ReadOnly: true})
	if err != nil {
		return "", err
	}
	defer s.Close()
	result, err := s.Check(context.Background())
	if err != nil {
		return "", err
	}
	if len(result.Problems) > 0 {
		return "", errors.New(strings.Join(result.Problems, "\n"))
	}
	return lines(t, s), nil
}

// A store that was not closed has no seal. What a flipped bit there leads to is
// an error, or the store as it was after one of its transactions.
func TestDamageAfterCrash(t *testing.T) {
	dir := t.TempDir()
	build, crashed := filepath.Join(dir, "open"), filepath.Join(dir, "crashed")
	s, err := Open(build, Options{})
	if err != nil {
		t.Fatal(err)
	}
	load(t, s, made(t, 300), LoadOptions{})
	states := map[string]int{lines(t, s): 0}
	for i := range 8 {
		if err := s.Update(func(tx *Tx) error { return updateStep(tx, i) }); err != nil {
			t.Fatal(err)
		}
		states[lines(t, s)] = i + 1
	}
	if err := os.CopyFS(crashed, os.DirFS(build)); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if got, err := readDamaged(t, crashed); err != nil || states[got] != 8 {
		t.Fatalf("after the crash the store is as after transaction %d; %v", states[got], err)
	}
	files, err := os.ReadDir(crashed)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(5, 5))
	for _, file := range files {
		name := filepath.Join(crashed, file.Name())
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, damage := range damages(r, content)[min(1, len(content)):] {
			if damage.content == nil {
				continue
			}
			if err := os.WriteFile(name, damage.content, 0o644); err != nil {
				t.Fatal(err)
			}
			got, err := readDamaged(t, crashed)
			if _, known := states[got]; err == nil && !known {
				t.Errorf("%s, %s: an answer that never was right", file.Name(), damage.what)
			}
		}
		if err := os.WriteFile(name, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
