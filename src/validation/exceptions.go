package main

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"sync/atomic"
)

// exceptions are findings that stay, each with its reason.
type exceptions []*exception

type exception struct {
	pattern *regexp.Regexp
	used    atomic.Bool
}

// readExceptions reads lines of a regular expression for "FILE: OBJECT: WHAT"; the comment above them is the reason, and an
// exception without one is refused.
func readExceptions(file string) (exceptions, error) {
	if file == "" {
		return nil, nil
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var read exceptions
	reason := false
	for number, line := range strings.Split(string(text), "\n") {
		switch {
		case strings.TrimSpace(line) == "":
			reason = false
		case strings.HasPrefix(line, "#"):
			reason = true
		case !reason:
			return nil, fmt.Errorf("%s:%d: say the reason in a comment above", file, number+1)
		default:
			pattern, err := regexp.Compile(line)
			if err != nil {
				return nil, fmt.Errorf("%s:%d: %w", file, number+1, err)
			}
			read = append(read, &exception{pattern: pattern})
		}
	}
	return read, nil
}

func (e exceptions) keep(f finding) bool {
	line := fmt.Sprintf("%s: %s: %s", f.file, f.object, f.what)
	for _, exception := range e {
		if exception.pattern.MatchString(line) {
			exception.used.Store(true)
			return true
		}
	}
	return false
}

func (e exceptions) unused() []string {
	var patterns []string
	for _, exception := range e {
		if !exception.used.Load() {
			patterns = append(patterns, exception.pattern.String())
		}
	}
	return patterns
}

func (r report) without(kept exceptions) []finding {
	var rest []finding
	for _, each := range r.findings {
		if !kept.keep(each) {
			rest = append(rest, each)
		}
	}
	return rest
}
