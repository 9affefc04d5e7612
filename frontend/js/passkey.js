// Forms with data-passkey are posted once a device has signed what the server asked for.
const FAILED = {
  get: 'No passkey was used. Try again, or sign in another way.',
  create: 'No passkey was added. Try again, or take another device.',
};

async function asked(form) {
  const answer = await fetch(`${form.action}/options`, {
    method: 'POST',
    headers: { 'X-CSRF-TOKEN': form.elements.namedItem('_csrf')?.value ?? '' },
  });
  if (!answer.ok) {
    throw new Error(`The server answered ${answer.status}`);
  }
  return answer.json();
}

async function signed(form) {
  const options = await asked(form);
  return form.dataset.passkey === 'create'
    ? navigator.credentials.create({
        publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
      })
    : navigator.credentials.get({
        publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
      });
}

function tell(form, text) {
  const place = form.querySelector('[role=alert]');
  place.hidden = false;
  place.textContent = text;
}

document.addEventListener('submit', async (event) => {
  const form = event.target;
  if (!form.dataset?.passkey) {
    return;
  }
  event.preventDefault();
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
    tell(form, 'This browser knows no passkeys. Sign in another way.');
    return;
  }
  try {
    const credential = await signed(form);
    form.elements.namedItem('credential').value = JSON.stringify(credential);
    form.submit();
  } catch {
    tell(form, FAILED[form.dataset.passkey]);
  }
});
