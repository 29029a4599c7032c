package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const aRoute = `
apiVersion: example.com/v1
kind: Route
metadata: {name: a, namespace: prefect}
spec: {port: 80, timeout: 1s}
`

const definition = `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: routes.example.com}
spec:
  group: example.com
  scope: Namespaced
  names: {kind: Route, plural: routes}
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          required: [spec]
          properties:
            apiVersion: {type: string}
            kind: {type: string}
            metadata: {type: object}
            spec:
              type: object
              x-kubernetes-validations: [{rule: 'self.port != 81', message: not 81}]
              properties:
                port: {type: integer, format: int32, maximum: 100}
                timeout: {type: string, pattern: '^[0-9]+s$'}
`

func testServer(t *testing.T) *server {
	t.Helper()
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "routes.yaml"), []byte(definition), 0o600); err != nil {
		t.Fatal(err)
	}
	custom, err := readDefinitions(folder)
	if err != nil {
		t.Fatal(err)
	}
	return newServer(custom)
}

func TestWhatAnAPIServerTakesIsTaken(t *testing.T) {
	server := testServer(t)
	for _, document := range []string{aDeployment, aStatefulSet, aService, aRoute} {
		if object, problems := server.create([]byte(document)); len(problems) > 0 {
			t.Errorf("%s: %v", object, problems)
		}
	}
}

func TestAFaultIsFound(t *testing.T) {
	server := testServer(t)

	for _, fault := range []struct{ document, from, to, told string }{
		{aDeployment, "name: a", "name: a b", "metadata.name"},
		{aDeployment, "matchLabels: {app: a}", "matchLabels: {app: b}", "does not match template"},
		{aDeployment, "image: a:1", "imag: a:1", `unknown field "spec.template.spec.containers[0].imag"`},
		{aDeployment, "image: a:1", "image: a:1\n          image: b:1", "already set"},
		{aDeployment, "image: a:1", "image: 1", "cannot unmarshal number"},
		{aDeployment, "image: a:1", "image: a:1\n          resources: {limits: {memroy: 1Gi}}", "memroy"},
		{aDeployment, "image: a:1", "image: a:1\n          resources: {limits: {memory: 512m}}", "warning:"},
		{aDeployment, "image: a:1", "image: a:1\n          env: [{name: A, value: a}, {name: A, value: b}]", "warning:"},
		{aDeployment, "runAsNonRoot: true", "runAsNonRoot: false", "Pod Security restricted"},
		{aDeployment, "drop: [ALL]", "drop: []", "Pod Security restricted"},
		{aDeployment, "kind: Deployment", "kind: DaemonSet", "no strategy"},
		{aDeployment, "apps/v1", "apps/v9", "no definition"},
		{aDeployment, "kind: Deployment", "kind: [Deployment", "is not read as YAML"},
		{aStatefulSet, "name: a, namespace", "name: " + strings.Repeat("a", 53) + ", namespace", "its pod"},
		{aStatefulSet, "name: a, namespace", "name: " + strings.Repeat("a", 62) + ", namespace", "spec.hostname"},
		{aStatefulSet, "storage: 1Gi", "storage: -1Gi", "must be greater than zero"},
		{aService, "nodePort: 30080", "nodePort: 80", "not in the valid range"},
		{aService, "port: 80", "port: 0", "spec.ports[0].port"},
		{aRoute, "port: 80", "port: 81", "not 81"},
		{aRoute, "port: 80", "port: 101", "less than or equal to 100"},
		{aRoute, "port: 80", "prt: 80", `unknown field "spec.prt"`},
		{aRoute, "timeout: 1s", "timeout: 1m", "spec.timeout"},
		{aRoute, "name: a", "name: A", "metadata.name"},
		{aRoute, "name: a", "nam: a", `unknown field "metadata.nam"`},
	} {
		if !strings.Contains(fault.document, fault.from) {
			t.Errorf("%q is not in the document", fault.from)
		}
		object, problems := server.create([]byte(strings.Replace(fault.document, fault.from, fault.to, 1)))
		if !strings.Contains(strings.Join(problems, "\n"), fault.told) {
			t.Errorf("%s, with %q: %q is not told; but %q", object, fault.to, fault.told, problems)
		}
	}
}

func TestAnExceptionNeedsAReasonAndAUse(t *testing.T) {
	file := filepath.Join(t.TempDir(), "exceptions")
	write := func(text string) {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("# one reason\nPod a: kept\nPod b: kept\n")
	kept, err := readExceptions(file)
	if err != nil {
		t.Fatal(err)
	}
	rest := report{findings: []finding{{object: "Pod a", what: "kept"}, {object: "Pod c", what: "kept"}}}.without(kept)
	if len(rest) != 1 || rest[0].object != "Pod c" {
		t.Errorf("not only Pod c is left, but %v", rest)
	}
	if unused := kept.unused(); len(unused) != 1 || unused[0] != "Pod b: kept" {
		t.Errorf("not only Pod b is unused, but %v", unused)
	}
	write("# one reason\n\nPod a: kept\n")
	if _, err := readExceptions(file); err == nil {
		t.Error("an exception without a reason is read")
	}
}
