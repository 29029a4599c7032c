package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	"k8s.io/apiserver/pkg/endpoints/request"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/apiserver/pkg/warning"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	"k8s.io/kubernetes/pkg/capabilities"
	"sigs.k8s.io/yaml"
)

// server does what an API server does with an object that kubectl sends: strict decoding, defaults, Pod Security at the level
// "restricted", and the creation strategy of the object's kind, which validates it. Nothing is stored.
type server struct {
	decoder     runtime.Decoder
	podSecurity *podSecurity
	custom      customResources
}

func newServer(custom customResources) *server {
	// As in clusters: their own pods are privileged.
	capabilities.Setup(true, 0)
	codecs := serializer.NewCodecFactory(legacyscheme.Scheme, serializer.EnableStrict)
	return &server{codecs.UniversalDeserializer(), newPodSecurity(), custom}
}

// create names the object of a YAML document, and what is wrong with it.
func (s *server) create(document []byte) (string, []string) {
	// kubectl reads YAML by this library, and so do Argo CD and Flux.
	text, err := yaml.YAMLToJSONStrict(document)
	if err != nil {
		return "a document", []string{"is not read as YAML: " + oneLine(err)}
	}
	var head metav1.PartialObjectMetadata
	if err := json.Unmarshal(text, &head); err != nil {
		return "a document", []string{"is not read as an object: " + oneLine(err)}
	}
	name := head.Kind + " " + head.Name
	if head.Namespace != "" {
		name = head.Kind + " " + head.Namespace + "/" + head.Name
	}
	if definition, ok := s.custom[head.GroupVersionKind()]; ok {
		return name, definition.create(text)
	}
	object, _, err := s.decoder.Decode(text, nil, nil)
	if runtime.IsNotRegisteredError(err) {
		return name, []string{"no definition of " + head.APIVersion + " " + head.Kind + " was given"}
	}
	if err != nil {
		return name, []string{oneLine(err)}
	}
	strategy, ok := strategies[head.GroupVersionKind().GroupKind()]
	if !ok {
		return name, []string{"kinds.go has no strategy for " + head.GroupVersionKind().GroupKind().String()}
	}
	problems := s.podSecurity.problems(object)
	legacyscheme.Scheme.Default(object)
	internal, err := legacyscheme.Scheme.ConvertToVersion(object, runtime.InternalGroupVersioner)
	if err != nil {
		return name, append(problems, oneLine(err))
	}
	problems = append(problems, allocate(internal)...)
	problems = append(problems, beforeCreate(strategy, internal)...)
	for _, pod := range podsOf(internal) {
		for _, problem := range beforeCreate(podStrategy, pod) {
			problems = append(problems, "its pod "+pod.Name+": "+problem)
		}
	}
	return name, problems
}

// beforeCreate is what an API server does between decoding and storing: errors and warnings.
func beforeCreate(strategy rest.RESTCreateStrategy, object runtime.Object) []string {
	metadata, err := meta.Accessor(object)
	if err != nil {
		return []string{oneLine(err)}
	}
	namespace := metav1.NamespaceNone
	if strategy.NamespaceScoped() {
		namespace = metadata.GetNamespace()
		if namespace == "" {
			namespace = metav1.NamespaceDefault
			metadata.SetNamespace(namespace)
		}
	}
	var told warnings
	ctx := warning.WithWarningRecorder(request.WithNamespace(context.Background(), namespace), &told)
	rest.FillObjectMetaSystemFields(metadata)
	if err := rest.BeforeCreate(strategy, ctx, object); err != nil {
		return append(causes(err), told...)
	}
	return told
}

// warnings collects what an API server says to kubectl of objects that it takes.
type warnings []string

func (w *warnings) AddWarning(_, text string) {
	*w = append(*w, "warning: "+text)
}

// causes takes the errors of the fields apart.
func causes(err error) []string {
	status, ok := err.(interface{ Status() metav1.Status })
	if !ok || status.Status().Details == nil || len(status.Status().Details.Causes) == 0 {
		return []string{oneLine(err)}
	}
	var each []string
	for _, cause := range status.Status().Details.Causes {
		each = append(each, fmt.Sprintf("%s: %s", cause.Field, oneLine(fmt.Errorf("%s", cause.Message))))
	}
	return each
}

func oneLine(err error) string {
	return strings.Join(strings.Fields(err.Error()), " ")
}
