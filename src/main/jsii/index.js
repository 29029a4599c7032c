'use strict';
// The other side of ApiObjectBatch.java: see docs/decisions/objects-in-one-call.md.
const { ApiObject, JsonPatch } = require('cdk8s');

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

exports.ApiObjectBatch = ApiObjectBatch;
