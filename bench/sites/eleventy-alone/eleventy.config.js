export default function () {
  return { dir: { input: "src", output: "_site" } };
}
