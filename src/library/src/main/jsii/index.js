'use strict';
// The other side of ApiObjectBatch.java and ChartTexts.java: see docs/decisions/objects-in-one-call.md.
const { ApiObject, Chart, DependencyGraph, JsonPatch, Names, Yaml } = require('cdk8s');

class ApiObjectBatch {
  /**
   * @param chart the cdk8s Chart that gets the objects
   * @param json text of [{id, manifest}, ...]; a text, because jsii would look at each value of anything else
   */
  static place(chart, json) {
    for (const { id, manifest } of JSON.parse(json)) {
      const { apiVersion, kind, metadata, ...fields } = manifest;
      const placed = new ApiObject(chart, id, { apiVersion, kind, metadata });
      // As patches, because cdk8s drops empty values from its props, and `emptyDir: {}` means something.
      placed.addJsonPatch(...Object.entries(fields).map(([name, value]) => JsonPatch.add(`/${name}`, value)));
    }
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
