import type { Instant } from '../time';

/** One picture that a camera has taken, as told by the camera itself. */
export interface Frame {
  /** Grows with each picture: a frozen camera repeats it. */
  counter: number;
  /** By the camera's own clock. */
  capturedAt: Instant;
  /** What it was given at the start of the recording: old pictures do not know it. */
  echo: string;
}

export interface Clip {
  /** Where the household finds it at its camera's own service; no address that anybody may open. */
  reference: string;
  endsAt: Instant;
}

/** What a camera says, asked live. */
export interface CameraReading {
  isOnline: boolean;
  isRecording: boolean;
  /** The newest one; absent when there is none. */
  frame?: Frame;
  /** Once the recording is stored. */
  clip?: Clip;
  at: Instant;
}

/** Whether the provider took it; a recording is proven by its frames alone. */
export interface CameraAnswer {
  outcome: 'accepted' | 'rejected' | 'unknown';
  detail?: string;
}

/** Cameras of one provider. As with locks, failures are answers. */
export interface CameraPort {
  start(command: {
    commandId: string;
    cameraId: string;
    windowId: string;
    challenge: string;
  }): Promise<CameraAnswer>;
  read(cameraId: string, windowId: string): Promise<CameraReading>;
  stop(command: { commandId: string; cameraId: string; windowId: string }): Promise<CameraAnswer>;
}
