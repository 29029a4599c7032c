'use strict';
// The other side of ApiObjectBatch.java and ChartTexts.java: see docs/decisions/objects-in-one-call.md.
const { ApiObject, Chart, DependencyGraph, JsonPatch, Names, Yaml } = require('cdk8s');

/** The charts that placed the objects of an app, by what the objects are called in the cluster. */
const owners = new WeakMap();

class ApiObjectBatch {
  /**
   * @param chart the cdk8s Chart that gets the objects
   * @param json text of [{id, address, manifest}, ...]; a text, because jsii would look at each value of anything else
   * @returns text of {index, by}: the first object that another chart of the app has, and that chart; index -1 if there is none
   */
  static place(chart, json) {
    const objects = JSON.parse(json);
    const root = chart.node.root;
    const placed = owners.get(root) ?? new Map();
    owners.set(root, placed);
    const isThere = (owner) => owner.node.scope.node.tryFindChild(owner.node.id) === owner;
    const index = objects.findIndex(({ address }) => placed.has(address) && isThere(placed.get(address)));
    if (index >= 0) {
      return JSON.stringify({ index, by: placed.get(objects[index].address).node.path });
    }
    for (const { id, address, manifest } of objects) {
      const { apiVersion, kind, metadata, ...fields } = manifest;
      placed.set(address, chart);
      const object = new ApiObject(chart, id, { apiVersion, kind, metadata });
      // A chart's namespace is for what others add to it: a ClusterRole must not get it.
      object.metadata.namespace = metadata.namespace;
      // As patches, because cdk8s drops empty values from its props, and `emptyDir: {}` means something.
      object.addJsonPatch(...Object.entries(fields).map(([name, value]) => JsonPatch.add(`/${name}`, value)));
    }
    return JSON.stringify({ index });
  }
}

class ChartTexts {
  /**
   * What App.synth() writes, of the charts from .. to. That one looks at the whole app again for each chart, so that
   * twice as many charts take four times as long; here each chart is looked at once, which is as good where none
   * depends on another.
   *
   * @returns text of {charts: how many the app has, files: {name: text}}
   */
  static of(app, from, to) {
    const charts = app.node.children;
    const files = {};
    for (const chart of charts.slice(from, to)) {
      const constructs = chart.node.findAll();
      const problems = constructs.flatMap((construct) => construct.node.validate());
      if (constructs.some((construct) => construct.node.dependencies.length > 0 || Chart.isChart(construct) !== (construct === chart))) {
        problems.push('charts that depend on each other, or are no siblings, would get numbers in their file names');
      }
      if (problems.length > 0) {
        throw new Error(`${chart.node.path}: ${problems.join('; ')}`);
      }
      const objects = new DependencyGraph(chart.node).topology().filter((construct) => construct instanceof ApiObject);
      files[`${Names.toDnsLabel(chart)}.yaml`] = Yaml.stringify(...objects.map((object) => object.toJson()));
    }
    return JSON.stringify({ charts: charts.length, files });
  }
}

exports.ApiObjectBatch = ApiObjectBatch;
exports.ChartTexts = ChartTexts;
