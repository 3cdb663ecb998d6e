// Stands at this address until the page is built; says so.

export default function JoinPage(props: { readonly code: string }) {
  return <main>This page is not built yet ({props.code}).</main>;
}
