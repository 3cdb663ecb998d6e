// Stands at this address until the page is built; says so.

export default function DebriefPage(props: { readonly sessionId: string | null }) {
  return <main>This page is not built yet ({props.sessionId}).</main>;
}
