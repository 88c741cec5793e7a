// Loads a file of N-Quads into oxigraph and asks it queries.
//
//	node ask.mjs DATA.nq REPEAT < QUERIES.json
//
// QUERIES.json is [{name, text}]. Prints a line of JSON for the load, {seconds, quads}, and one for each query,
// {name, rows, first, median, value} in milliseconds, or {name, error}. A query is asked over the union of all graphs,
// as kg asks it, REPEAT times, or once if it takes more than 20 s. A graph too large for the package's memory ends the
// program with a code other than 0.
import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { Store } from "oxigraph";

const [data, repeat] = [process.argv[2], Number(process.argv[3])];
const queries = JSON.parse(readFileSync(0, "utf8"));
const print = (line) => console.log(JSON.stringify(line));

function* chunks(path) {
  const file = openSync(path);
  const buffer = new Uint8Array(1 << 20);
  for (let n; (n = readSync(file, buffer)) > 0; ) yield buffer.slice(0, n);
  closeSync(file);
}

const store = new Store();
const began = performance.now();
store.load(chunks(data), { format: "application/n-quads", no_transaction: true });
print({ seconds: (performance.now() - began) / 1000, quads: store.size });

for (const { name, text } of queries) {
  try {
    const times = [];
    let rows = [];
    for (let i = 0; i < repeat && (i === 0 || times[0] < 20000); i++) {
      const start = performance.now();
      rows = store.query(text, { use_default_graph_as_union: true });
      times.push(performance.now() - start);
    }
    const terms = rows.length === 1 ? [...rows[0].values()] : [];
    const value = terms.length === 1 && terms[0].termType === "Literal" ? terms[0].value : "";
    const [first] = times;
    times.sort((a, b) => a - b);
    print({ name, rows: rows.length, first, median: times[times.length >> 1], value });
  } catch (error) {
    print({ name, error: String(error.message ?? error) });
  }
}
