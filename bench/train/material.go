package main

import (
	"fmt"
	"slices"
	"strings"

	"kg/schema"
)

// material reads the content of a file of annotated texts, named by its language:
//
//	## NAME DATE
//	the text
//
//	= STATUS KIND: NAME / OTHER FORM; NAME / OTHER FORM
//	=? …
//	= none
//
// A line after "=?" names an exchange that may be found or not.
func material(name, content string) ([]text, error) {
	lang := language(name)
	var all []text
	var t *text
	var body []string
	end := func() {
		if t != nil {
			t.article.Text = strings.TrimSpace(strings.Join(body, "\n"))
			title, _, _ := strings.Cut(t.article.Text, "\n")
			t.article.Title = title
			all = append(all, *t)
		}
		t, body = nil, nil
	}
	for n, line := range strings.Split(content, "\n") {
		fail := func(what string) error { return fmt.Errorf("%s:%d: %s", name, n+1, what) }
		switch {
		case strings.HasPrefix(line, "## "):
			end()
			f := strings.Fields(line)
			if len(f) != 3 {
				return nil, fail("a name and a date were expected behind ##")
			}
			t = &text{name: f[1], article: &schema.Article{Lang: lang, Published: &f[2]}}
		case t == nil && strings.TrimSpace(line) == "", strings.HasPrefix(line, "#"), strings.HasPrefix(line, "= none"):
		case t == nil:
			return nil, fail("a line ## NAME DATE was expected")
		case strings.HasPrefix(line, "="):
			e, err := exchangeOf(line)
			if err != nil {
				return nil, fail(err.Error())
			}
			t.exchanges = append(t.exchanges, e)
		default:
			body = append(body, line)
		}
	}
	end()
	return all, nil
}

// exchangeOf reads a line that begins with "=".
func exchangeOf(line string) (exchange, error) {
	line, optional := strings.TrimPrefix(line, "="), false
	if rest, ok := strings.CutPrefix(line, "?"); ok {
		line, optional = rest, true
	}
	what, who, ok := strings.Cut(line, ":")
	f := strings.Fields(what)
	if !ok || len(f) != 2 || !slices.Contains(statuses, f[0]) || !slices.Contains([]string{"call", "meeting", "message"}, f[1]) {
		return exchange{}, fmt.Errorf("= STATUS KIND: NAMES was expected, not %q", line)
	}
	e := exchange{Status: f[0], Kind: f[1], Optional: optional}
	for _, one := range strings.Split(who, ";") {
		var forms []string
		for _, form := range strings.Split(one, " / ") {
			if form = strings.TrimSpace(form); form != "" {
				forms = append(forms, form)
			}
		}
		if len(forms) > 0 {
			e.Participants = append(e.Participants, forms)
		}
	}
	if len(e.Participants) < 2 {
		return exchange{}, fmt.Errorf("two participants were expected in %q", line)
	}
	return e, nil
}
