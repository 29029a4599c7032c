// The floor: a plain Node program that writes the same objects with cdk8s. Arguments: objects as JSON, output folder.
const { readFileSync } = require('fs');
const { App, Chart, ApiObject } = require('cdk8s');

const app = new App({ outdir: process.argv[3], outputFileExtension: '.yaml' });
for (const [file, objects] of Object.entries(JSON.parse(readFileSync(process.argv[2])))) {
  const chart = new Chart(app, file, { disableResourceNameHashes: true });
  objects.forEach((object, index) => new ApiObject(chart, `object-${index}`, object));
}
app.synth();
