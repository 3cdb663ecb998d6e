// Stands at this address until the page is built; says so.

export default function WallPage(props: { readonly sessionId: string }) {
  return <main>This page is not built yet ({props.sessionId}).</main>;
}
