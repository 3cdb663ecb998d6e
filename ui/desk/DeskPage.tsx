// Stands at this address until the page is built; says so.

export default function DeskPage() {
  return <main>This page is not built yet.</main>;
}
