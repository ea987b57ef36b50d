// The site works without this file. With it, addresses stay short, and older browsers show the filters beside the results.
"use strict";

for (const form of document.querySelectorAll('form[action="/search"]')) {
  // An empty field asks for nothing; left out, the address is one to share. (An empty filter means "not stated": it stays.)
  form.addEventListener("formdata", (event) => {
    for (const name of ["q", "from", "to", "order"]) {
      if (event.formData.get(name) === "") event.formData.delete(name);
    }
  });
}

// The stylesheet unfolds the filters on a wide screen where it can reach inside <details>; elsewhere this does.
const fold = document.querySelector("details.fold");
if (fold && !CSS.supports("selector(::details-content)") && matchMedia("(min-width: 56rem)").matches) fold.open = true;
