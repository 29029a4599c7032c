package main

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	structural "k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/objectmeta"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/pruning"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/validation"
	"k8s.io/apiextensions-apiserver/pkg/crdserverscheme"
	"k8s.io/apiextensions-apiserver/pkg/registry/customresource"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/json"
	"k8s.io/apiserver/pkg/registry/rest"
	"sigs.k8s.io/yaml"
)

// customResources are the kinds of other projects, as an API server has them that knows their CustomResourceDefinitions.
type customResources map[schema.GroupVersionKind]*customResource

type customResource struct {
	schema   *structural.Structural
	strategy rest.RESTCreateStrategy
	// The rules of a definition are compiled once, and run by one at a time.
	mutex sync.Mutex
}

func readDefinitions(folder string) (customResources, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.yaml"))
	if folder == "" || err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no definitions in %s", folder)
	}
	read := customResources{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		var definition apiextensionsv1.CustomResourceDefinition
		if err := yaml.UnmarshalStrict(text, &definition); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		for _, version := range definition.Spec.Versions {
			if version.Served {
				kind := schema.GroupVersionKind{
					Group: definition.Spec.Group, Version: version.Name, Kind: definition.Spec.Names.Kind}
				read[kind], err = newCustomResource(kind, definition.Spec.Scope, version)
				if err != nil {
					return nil, fmt.Errorf("%s: %w", file, err)
				}
			}
		}
	}
	return read, nil
}

func newCustomResource(
	kind schema.GroupVersionKind, scope apiextensionsv1.ResourceScope, version apiextensionsv1.CustomResourceDefinitionVersion,
) (*customResource, error) {
	var internal apiextensions.CustomResourceValidation
	err := apiextensionsv1.Convert_v1_CustomResourceValidation_To_apiextensions_CustomResourceValidation(
		version.Schema, &internal, nil)
	if err != nil {
		return nil, err
	}
	schema, err := structural.NewStructural(internal.OpenAPIV3Schema)
	if err != nil {
		return nil, err
	}
	validator, _, err := validation.NewSchemaValidator(internal.OpenAPIV3Schema)
	if err != nil {
		return nil, err
	}
	strategy := customresource.NewStrategy(crdserverscheme.NewUnstructuredObjectTyper(),
		scope == apiextensionsv1.NamespaceScoped, kind, validator, nil, schema, nil, nil, nil)
	return &customResource{schema: schema, strategy: strategy}, nil
}

// create tells what is wrong with the object: fields that the definition does not have, and what it says of the others.
func (c *customResource) create(text []byte) []string {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	object := &unstructured.Unstructured{}
	if err := json.Unmarshal(text, &object.Object); err != nil {
		return []string{oneLine(err)}
	}
	var problems []string
	unknown := pruning.PruneWithOptions(object.Object, c.schema, true,
		structural.UnknownFieldPathOptions{TrackUnknownFieldPaths: true})
	_, _, ofMetadata, err := objectmeta.GetObjectMetaWithOptions(object.Object,
		objectmeta.ObjectMetaOptions{ReturnUnknownFieldPaths: true})
	if err != nil {
		return []string{oneLine(err)}
	}
	for _, field := range append(unknown, ofMetadata...) {
		problems = append(problems, fmt.Sprintf("unknown field %q", field))
	}
	defaulting.Default(object.Object, c.schema)
	return append(problems, beforeCreate(c.strategy, object)...)
}
