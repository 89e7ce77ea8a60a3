import { html } from 'hono/html';
import {
  type CameraFault,
  cameraFaults,
  frameOf,
  hasCameraFault,
  isRecording,
  type SimulatedCamera,
} from '../../lambda/adapters/cameras/simulated-camera';
import {
  hasFault,
  type LockFault,
  lockFaults,
  type SimulatedLock,
} from '../../lambda/adapters/locks/simulated-lock';
import type { Instant } from '../../lambda/domain/time';
import { profiles } from '../household/profiles';
import { deviceNameOf } from './doors';
import { script } from './script';
import type { HomeState, Told } from './state';
import { style } from './style';

type Html = ReturnType<typeof html>;

const mostShown = 12;
const timeOf = (instant: Instant): string => `${instant.slice(11, 19)} UTC`;

/** Says in data attributes what to send where. */
const button = (name: string, path: string, body: object, label: string, isOn = false): Html =>
  html`<button type="button" data-path="/doors/${name}/${path}" data-body="${JSON.stringify(body)}"
    ${isOn ? html`aria-pressed="true"` : ''}>${label}</button> `;

/** The door as somebody before it sees it. */
function picture({ bolt, door }: SimulatedLock): Html {
  const leaf = door === 'open' ? '30,8 62,18 62,102 30,112' : '30,8 90,8 90,112 30,112';
  return html`<svg viewBox="0 0 120 120" class="picture" role="img" aria-label="door ${door}, bolt ${bolt}">
    <rect x="26" y="4" width="68" height="112" class="frame" />
    <polygon points="${leaf}" class="leaf" />
    <circle cx="${door === 'open' ? 56 : 80}" cy="62" r="6" class="bolt ${bolt}" />
  </svg>`;
}

const lockFaultButton = (name: string, lock: SimulatedLock, fault: LockFault): Html => {
  const isOn = hasFault(lock, fault);
  return button(name, 'lock-faults', { fault, times: isOn ? 0 : 'always' }, fault, isOn);
};

const cameraFaultButton = (name: string, camera: SimulatedCamera, fault: CameraFault): Html => {
  const isOn = hasCameraFault(camera, fault);
  return button(name, 'camera-faults', { fault, isOn: !isOn }, fault, isOn);
};

const lockPart = (name: string, lock: SimulatedLock): Html => html`<section>
  <h3>Door and lock</h3>
  <div class="row">
    ${picture(lock)}
    <p>
      The door is <strong>${lock.door}</strong>, the bolt <strong class="${lock.bolt}">${lock.bolt}</strong>.<br />
      Battery ${lock.batteryPercent} %. ${lock.relockAt ? `Locks itself at ${timeOf(lock.relockAt)}.` : ''}<br />
      Commands to unlock: ${lock.requests.unlock}, to lock: ${lock.requests.lock}.
    </p>
  </div>
  <p class="buttons" role="group" aria-label="What happens at the door">
    ${button(name, 'door', { to: lock.door === 'open' ? 'closed' : 'open' }, lock.door === 'open' ? 'close the door' : 'open the door')}
    ${button(name, 'bolt', { to: lock.bolt === 'locked' ? 'unlocked' : 'locked' }, lock.bolt === 'locked' ? 'unlock by hand' : 'lock by hand')}
    ${button(name, 'battery', { percent: lock.batteryPercent > 15 ? 10 : 90 }, lock.batteryPercent > 15 ? 'battery nearly empty' : 'new battery')}
    <button type="button" data-here="/doors/${name}/location">put this door where I am</button>
  </p>
  <details>
    <summary>Faults of the lock</summary>
    <p class="buttons" role="group" aria-label="Faults of the lock">${lockFaults.map((fault) => lockFaultButton(name, lock, fault))}</p>
  </details>
  <details>
    <summary>What happened to it</summary>
    ${lock.history.length ? '' : html`<p>Nothing yet.</p>`}
    <ul>${lock.history
      .slice(-mostShown)
      .reverse()
      .map(({ at, what }) => html`<li>${timeOf(at)} ${what}</li>`)}</ul>
  </details>
</section>`;

/** The newest recording, and the frame that comes through of it. */
function recordingOf(camera: SimulatedCamera, now: Instant): Html {
  const recording = Object.values(camera.recordings).sort((a, b) => (a.startsAt < b.startsAt ? 1 : -1))[0];
  if (hasCameraFault(camera, 'offline')) return html`<p>No signal.</p>`;
  if (!recording) return html`<p>It waits, and records nothing.</p>`;
  const frame = frameOf(camera, recording, now);
  const state = isRecording(recording, now) ? 'records' : recording.stoppedAt ? 'has stopped' : 'begins';
  return html`<p>
    <span class="lamp ${state === 'records' ? 'on' : ''}" aria-hidden="true"></span> It ${state}.
    ${frame ? html`Frame <strong>${frame.counter}</strong>, taken at ${timeOf(frame.capturedAt)}.` : ''}
  </p>`;
}

const cameraPart = (name: string, camera: SimulatedCamera, now: Instant): Html => html`<section>
  <h3>Camera</h3>
  ${recordingOf(camera, now)}
  <details open>
    <summary>Faults of the camera</summary>
    <p class="buttons" role="group" aria-label="Faults of the camera">${cameraFaults.map((fault) => cameraFaultButton(name, camera, fault))}</p>
  </details>
</section>`;

const home = ({ locks, cameras }: HomeState, name: string, label: string, now: Instant): Html => {
  const [lock, camera] = [locks[name], cameras[name]];
  return html`<article>
    <h2>${label}</h2>
    ${lock && lockPart(name, lock)} ${camera && cameraPart(name, camera, now)}
  </article>`;
};

const toldRow = ({ at, to, topic, language, title, text }: Told): Html => html`<tr>
  <td>${timeOf(at)}</td>
  <td>${to}<br /><code>${topic}</code></td>
  <td lang="${language}"><strong>${title}</strong><br />${text}</td>
</tr>`;

/** Both homes live, what can be done to them, and what their people and operations were told. */
export const homePage = (state: HomeState, now: Instant): Html => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Simulated homes</title>
    ${style}
  </head>
  <body>
    <main>
      <h1>Simulated homes</h1>
      <p>
        Nobody lives here. Be the courier’s hand at the door, or what goes wrong. It is ${timeOf(now)}.
      </p>
      <div class="homes">
        ${profiles.map((profile) => home(state, deviceNameOf(profile), profile.label, now))}
      </div>
      <h2>Told</h2>
      ${state.told.length ? '' : html`<p>Nobody was told anything yet.</p>`}
      <table>
        <tr><th scope="col">At</th><th scope="col">To</th><th scope="col">What</th></tr>
        ${[...state.told].reverse().map(toldRow)}
      </table>
    </main>
    <p id="problem" role="status"></p>
    ${script}
  </body>
</html>`;
