// Stands at this address until the page is built; says so.

export default function ReachPage(props: { readonly probe: string }) {
  return <main>This page is not built yet ({props.probe}).</main>;
}
