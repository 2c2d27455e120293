// Somebody at work, whose hand is counted: presses of buttons and links, fields filled, keystrokes.

import type { Locator, Page } from '@playwright/test';

/** What a press costs: pointing at it with a mouse (P of the keystroke-level model of Card, Moran and Newell). */
const POINT = 1.1;
/** What a keystroke costs a person who types, and is no typist (K of the same model). */
const STROKE = 0.28;
/** What it costs to make up one's mind before a press or a field (M of the same model). */
const MIND = 1.35;

/** What a job cost. */
export type Cost = {
  clicks: number;
  fields: number;
  strokes: number;
  /** Seconds in which the person waited for the machine. */
  machine: number;
  /** The same with the person's own: pointing and typing. */
  seconds: number;
  /** The same with making up one's mind before each press and each field. */
  minded: number;
};

/** Somebody at work. */
export class Hand {
  private clicks = 0;
  private fields = 0;
  private strokes = 0;
  private since = performance.now();
  private apart = 0;

  constructor(readonly page: Page) {}

  /** Presses something. */
  async press(what: Locator): Promise<void> {
    this.clicks += 1;
    await what.first().click();
  }

  /** Ticks a box, or chooses what stands beside others. */
  async tick(what: Locator): Promise<void> {
    this.clicks += 1;
    await what.first().check();
  }

  /** Opens a list and chooses of it. */
  async choose(what: Locator, value: string): Promise<void> {
    this.clicks += 2;
    await what.first().selectOption(value);
  }

  /** Goes into a field and types. A Korean syllable takes a keystroke for each of its letters. */
  async fill(what: Locator, words: string): Promise<void> {
    this.fields += 1;
    this.strokes += words.normalize('NFD').length;
    await what.first().fill(words);
  }

  /** Goes into a field and pastes. */
  async paste(what: Locator, words: string): Promise<void> {
    this.fields += 1;
    this.strokes += 2;
    await what.first().fill(words);
  }

  /** Presses the field of a file, the file, and the button of the window in which files are chosen. */
  async attach(what: Locator, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    this.clicks += 3;
    await what.first().setInputFiles(file);
  }

  /** Does what is no part of the job, such as looking at the page with a tool. */
  async aside(what: () => Promise<void>): Promise<void> {
    const from = performance.now();
    await what();
    this.apart += performance.now() - from;
  }

  /** Done: what it cost since the last job. */
  done(): Cost {
    const { clicks, fields, strokes } = this;
    const machine = (performance.now() - this.since - this.apart) / 1000;
    const seconds = machine + (clicks + fields) * POINT + strokes * STROKE;
    [this.clicks, this.fields, this.strokes, this.apart, this.since] = [0, 0, 0, 0, performance.now()];
    return { clicks, fields, strokes, machine, seconds, minded: seconds + (clicks + fields) * MIND };
  }
}
