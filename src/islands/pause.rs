//! Waiting until somebody pauses.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::set_timeout;

/// What waits for a pause: of all that was begun before it, only the newest is done. Clones are the same.
#[derive(Clone, Default)]
pub struct Pause(Rc<Cell<u32>>);

/// One thing that was begun.
pub struct Begun {
    number: u32,
    pause: Pause,
}

impl Pause {
    /// Does something after a time, unless something newer was begun by then, or all was called off.
    pub fn after(&self, time: Duration, then: Box<dyn FnOnce(Begun)>) {
        let begun = self.start();
        set_timeout(
            move || {
                if begun.is_newest() {
                    then(begun);
                }
            },
            time,
        );
    }

    /// Starts something, which makes it the newest.
    pub fn start(&self) -> Begun {
        self.call_off();
        Begun { number: self.0.get(), pause: self.clone() }
    }

    /// Calls off what waits.
    pub fn call_off(&self) {
        self.0.set(self.0.get().wrapping_add(1));
    }
}

impl Begun {
    /// Whether nothing newer was begun since: a slow response to what is older is ignored.
    pub fn is_newest(&self) -> bool {
        self.pause.0.get() == self.number
    }
}
