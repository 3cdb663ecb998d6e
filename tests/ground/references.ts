// Tells a use of a global from a local name: which identifiers of a file nobody in it declares.
// A name counts as declared from the innermost function (or the file) in which it is bound.

import { childrenOf, isNode, type Node, type SourceFile, walk } from './sources.ts';

export interface GlobalUse {
  readonly name: string;
  readonly node: Node;
  readonly parents: readonly Node[];
}

export function globalUses(file: SourceFile): GlobalUse[] {
  const uses: GlobalUse[] = [];
  const bound = new Map<Node, ReadonlySet<string>>();
  walk(file.program, (node, parents) => {
    if (isScope(node)) bound.set(node, boundIn(node));
    if (node.type !== 'Identifier' || !isReference(node, parents)) return;
    const name = node.name as string;
    if (parents.some((parent) => bound.get(parent)?.has(name))) return;
    uses.push({ name, node, parents: [...parents] });
  });
  return uses;
}

const functionTypes = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'TSFunctionType',
  'TSConstructorType',
  'TSMethodSignature',
  'TSCallSignatureDeclaration',
  'TSDeclareFunction',
  'TSEmptyBodyFunctionExpression',
]);

export function isFunction(node: Node): boolean {
  return functionTypes.has(node.type);
}

function isScope(node: Node): boolean {
  return node.type === 'Program' || isFunction(node);
}

/** Names bound in a scope, not counting those of functions inside it. */
function boundIn(scope: Node): ReadonlySet<string> {
  const names = new Set<string>();
  for (const parameter of (scope.params as Node[] | undefined) ?? []) addPattern(parameter, names);
  const visit = (node: Node): void => {
    if (node.type === 'VariableDeclarator') addPattern(node.id, names);
    else if (/^Import(Default|Namespace)?Specifier$/.test(node.type)) addPattern(node.local, names);
    else if (node.type === 'CatchClause') addPattern(node.param, names);
    else if (/Declaration$|Expression$/.test(node.type) && isNode(node.id)) addPattern(node.id, names);
    if (node !== scope && isFunction(node)) return;
    childrenOf(node).forEach(visit);
  };
  visit(scope);
  return names;
}

function addPattern(pattern: unknown, names: Set<string>): void {
  if (!isNode(pattern)) return;
  if (pattern.type === 'Identifier') names.add(pattern.name as string);
  else if (pattern.type === 'AssignmentPattern') addPattern(pattern.left, names);
  else if (pattern.type === 'Property') addPattern(pattern.value, names);
  else if (pattern.type === 'RestElement') addPattern(pattern.argument, names);
  else if (pattern.type === 'TSParameterProperty') addPattern(pattern.parameter, names);
  else for (const part of childrenOf(pattern)) addPattern(part, names);
}

/** Not the name of a property, a label or an import from elsewhere. */
function isReference(node: Node, parents: readonly Node[]): boolean {
  const parent = parents.at(-1);
  if (parent === undefined) return true;
  if (parent.computed !== true && (parent.property === node || parent.key === node)) {
    return parent.shorthand === true;
  }
  if (parent.type === 'TSQualifiedName') return parent.left === node;
  return !(
    parent.imported === node ||
    parent.exported === node ||
    parent.label === node ||
    parent.type === 'MetaProperty' ||
    parent.type === 'TSTypeParameter' ||
    parent.type === 'TSNamedTupleMember' ||
    parent.type === 'TSTypePredicate' ||
    parent.type === 'TSIndexSignature'
  );
}
