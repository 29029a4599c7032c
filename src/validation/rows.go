package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"sigs.k8s.io/yaml"
)

// row is what a test of synth says of fields that somebody writes (src/command/src/test/resources/kubernetes-rules): that they
// are a mistake, or right. Kubernetes refuses a mistake, unless Accepted says why it is refused although Kubernetes takes it.
type row struct {
	Of        string         `json:"of"`
	Mistake   map[string]any `json:"mistake"`
	Right     map[string]any `json:"right"`
	With      map[string]any `json:"with"`
	Accepted  string         `json:"accepted"`
	Told      string         `json:"told"`
	Unpatched string         `json:"unpatched"`
}

// podBases are what the fields of a pod's parts are laid over.
var podBases = map[string]string{
	"pod":       "containers",
	"container": "containers",
	"init":      "initContainers",
}

// judgeRows tells the rows of which Kubernetes thinks otherwise.
func judgeRows(server *server, folder string) (rows int, findings []finding, err error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.yaml"))
	if err != nil {
		return 0, nil, err
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return 0, nil, err
		}
		var each []row
		if err := yaml.UnmarshalStrict(text, &each); err != nil {
			return 0, nil, fmt.Errorf("%s: %w", file, err)
		}
		rows += len(each)
		for _, row := range each {
			if what := row.disagreement(server); what != "" {
				findings = append(findings, finding{file: file, object: row.Of, what: what})
			}
		}
	}
	return rows, findings, nil
}

func (r row) disagreement(server *server) string {
	document, err := r.document()
	if err != nil {
		return err.Error()
	}
	_, all := server.create(document)
	var problems []string
	for _, problem := range all {
		if !strings.HasPrefix(problem, "warning:") && !strings.Contains(problem, "Pod Security") {
			problems = append(problems, problem)
		}
	}
	switch {
	case r.Mistake == nil && len(problems) > 0:
		return fmt.Sprintf("%v is right, but Kubernetes says %q", r.Right, problems)
	case r.Mistake != nil && r.Accepted == "" && len(problems) == 0:
		return fmt.Sprintf("%v is a mistake, but Kubernetes takes it", r.Mistake)
	case r.Mistake != nil && r.Accepted != "" && len(problems) > 0:
		return fmt.Sprintf("%v is said to be accepted, but Kubernetes says %q", r.Mistake, problems)
	}
	return ""
}

// document is a whole object with the row's fields.
func (r row) document() ([]byte, error) {
	fields := r.Mistake
	if fields == nil {
		fields = r.Right
	}
	list, isOfPod := podBases[r.Of]
	base, ok := objects[r.Of]
	if isOfPod {
		base, ok = aDeployment, true
	}
	if !ok {
		return nil, fmt.Errorf("rows.go has no object of kind %s", r.Of)
	}
	var object map[string]any
	if err := yaml.Unmarshal([]byte(base), &object); err != nil {
		return nil, err
	}
	if isOfPod {
		pod := object["spec"].(map[string]any)["template"].(map[string]any)["spec"].(map[string]any)
		lay(pod, r.With)
		if r.Of == "pod" {
			lay(pod, fields)
		} else {
			container := map[string]any{"name": "extra", "image": "a:1"}
			lay(container, fields)
			lay(pod, map[string]any{list: []any{container}})
		}
	} else {
		lay(object, fields)
	}
	return yaml.Marshal(object)
}

// lay merges mappings. Containers are added to those that are there; any other list takes the place of the one before.
func lay(lower, upper map[string]any) {
	for key, value := range upper {
		below, isBelow := lower[key].(map[string]any)
		above, isAbove := value.(map[string]any)
		if isBelow && isAbove {
			lay(below, above)
		} else if items, isList := lower[key].([]any); isList && key == "containers" {
			lower[key] = append(items, value.([]any)...)
		} else {
			lower[key] = value
		}
	}
}
