// Which steps a patient may visit more than once in one episode: those on a cycle of the pathway graph.
// Only they need a count of visits, which is part of the address of their draws.

/** True for each node that lies on a cycle. `edges[n]` are the successors of n (Tarjan's components, iterative). */
export function nodesOnCycles(edges: readonly (readonly number[])[]): boolean[] {
  const order = new Int32Array(edges.length).fill(-1);
  const low = new Int32Array(edges.length);
  const onStack = new Uint8Array(edges.length);
  const stack: number[] = [];
  const result = edges.map((targets, node) => targets.includes(node));
  let counter = 0;
  for (let root = 0; root < edges.length; root++) {
    if (order[root] !== -1) continue;
    const path: { node: number; at: number }[] = [{ node: root, at: 0 }];
    while (path.length > 0) {
      const top = path[path.length - 1] as { node: number; at: number };
      const { node } = top;
      if (top.at === 0) {
        order[node] = low[node] = counter++;
        stack.push(node);
        onStack[node] = 1;
      }
      const target = edges[node]?.[top.at++];
      if (target !== undefined) {
        if (order[target] === -1) path.push({ node: target, at: 0 });
        else if (onStack[target]) low[node] = Math.min(low[node] as number, order[target] as number);
        continue;
      }
      path.pop();
      const parent = path[path.length - 1];
      if (parent) low[parent.node] = Math.min(low[parent.node] as number, low[node] as number);
      if (low[node] === order[node]) closeComponent(node, stack, onStack, result);
    }
  }
  return result;
}

function closeComponent(root: number, stack: number[], onStack: Uint8Array, result: boolean[]): void {
  const members: number[] = [];
  let node: number;
  do {
    node = stack.pop() as number;
    onStack[node] = 0;
    members.push(node);
  } while (node !== root);
  if (members.length > 1) for (const member of members) result[member] = true;
}
