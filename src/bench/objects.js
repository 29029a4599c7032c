// The objects of a folder of manifests as the JSON that floor.js reads: {file: [objects]}.
const { readdirSync } = require('fs');
const { Yaml } = require('cdk8s');

const folder = process.argv[2];
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
console.log(JSON.stringify(Object.fromEntries(
  files.map((name) => [name.replace(/\.yaml$/, ''), Yaml.load(`${folder}/${name}`)]))));
