import { el, replace } from './dom';

/** The card beside the mouse. After a press it stays away until the mouse moves on: the panel says it all then. */
export interface HoverCard {
  show(event: PointerEvent, lines: readonly string[]): void;
  move(event: PointerEvent): void;
  hide(): void;
  press(): void;
}

export function hoverCard(): HoverCard {
  const card = el('div', { class: 'card', hidden: true, 'aria-hidden': 'true' });
  document.body.append(card);
  let lastPointer = { x: -1, y: -1 };
  let pressed: { readonly x: number; readonly y: number } | undefined;
  let lines: readonly string[] = [];

  function move(event: PointerEvent): void {
    lastPointer = { x: event.clientX, y: event.clientY };
    if (pressed && Math.hypot(pressed.x - event.clientX, pressed.y - event.clientY) < 12) return;
    pressed = undefined;
    if (card.hidden || card.childElementCount !== lines.length || card.firstElementChild?.textContent !== lines[0]) replace(card, ...lines.map((line) => el('p', {}, line)));
    card.hidden = false;
    const { width, height } = card.getBoundingClientRect();
    card.style.left = `${Math.max(4, Math.min(event.clientX + 14, window.innerWidth - width - 8))}px`;
    card.style.top = `${event.clientY + 18 + height > window.innerHeight ? Math.max(4, event.clientY - height - 10) : event.clientY + 18}px`;
  }

  function hide(): void {
    card.hidden = true;
  }

  return {
    show(event, own) {
      lines = own;
      move(event);
    },
    move,
    hide,
    press() {
      pressed = lastPointer;
      hide();
    },
  };
}
