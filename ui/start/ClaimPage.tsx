// Stands at this address until the page is built; says so.

export default function ClaimPage(props: { readonly secret: string }) {
  return <main>This page is not built yet ({props.secret.length} letters of secret received).</main>;
}
