package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"

	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
)

// finding is one thing that an API server would refuse, or warn of, in one object.
type finding struct {
	file, object, what, source string
}

func (f finding) String() string {
	line := fmt.Sprintf("%s: %s: %s", f.file, f.object, f.what)
	if f.source != "" {
		line += "\n    made from " + f.source
	}
	return line
}

// madeFrom begins the line before a generated document.
const madeFrom = "# made from "

// verdict is what is said of one object.
type verdict struct {
	once     sync.Once
	object   string
	problems []string
}

// judge reads files and asks the server of each object, once for those that are the same text: most objects of generated
// configurations are.
type judge struct {
	server  *server
	mutex   sync.Mutex
	known   map[string]*verdict
	objects int
}

func (j *judge) file(name string) ([]finding, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var findings []finding
	documents := utilyaml.NewYAMLReader(bufio.NewReader(bytes.NewReader(text)))
	for {
		document, err := documents.Read()
		if errors.Is(err, io.EOF) {
			return findings, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if isEmpty(document) {
			continue
		}
		source, document := origin(document)
		verdict := j.verdict(document)
		for _, problem := range verdict.problems {
			findings = append(findings, finding{name, verdict.object, problem, source})
		}
	}
}

// origin takes the line off that says what a document was made from.
func origin(document []byte) (string, []byte) {
	line, rest, _ := bytes.Cut(bytes.TrimPrefix(document, []byte("---\n")), []byte("\n"))
	source, found := strings.CutPrefix(string(line), madeFrom)
	if !found {
		return "", document
	}
	return source, rest
}

func (j *judge) verdict(document []byte) *verdict {
	j.mutex.Lock()
	j.objects++
	known, ok := j.known[string(document)]
	if !ok {
		known = &verdict{}
		j.known[string(document)] = known
	}
	j.mutex.Unlock()
	known.once.Do(func() { known.object, known.problems = j.server.create(document) })
	return known
}

// isEmpty tells a document of nothing but comments.
func isEmpty(document []byte) bool {
	for _, line := range strings.Split(string(document), "\n") {
		line = strings.TrimSpace(line)
		if line != "" && line != "---" && !strings.HasPrefix(line, "#") {
			return false
		}
	}
	return true
}
