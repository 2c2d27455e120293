//! What the pieces of a file are, in the order in which they are read: for those who hear it read aloud.

use krilla::tagging::{Identifier, Node, TagGroup, TagKind, TagTree};

/// The place of a piece in the tree.
pub type Place = usize;

/// The tree, while it grows.
#[derive(Default)]
pub struct Tags(Vec<Tagged>);

struct Tagged {
    kind: TagKind,
    children: Vec<Child>,
    is_root: bool,
}

enum Child {
    Of(Place),
    Drawn(Identifier),
}

impl Tags {
    /// What stands at the top.
    pub fn root(&mut self, kind: impl Into<TagKind>) -> Place {
        self.0.push(Tagged { kind: kind.into(), children: Vec::new(), is_root: true });
        self.0.len() - 1
    }

    /// What stands within something.
    pub fn within(&mut self, parent: Place, kind: impl Into<TagKind>) -> Place {
        self.0.push(Tagged { kind: kind.into(), children: Vec::new(), is_root: false });
        let place = self.0.len() - 1;
        if let Some(parent) = self.0.get_mut(parent) {
            parent.children.push(Child::Of(place));
        }
        place
    }

    /// What was drawn of a piece.
    pub fn drawn(&mut self, place: Place, identifier: Identifier) {
        if let Some(tagged) = self.0.get_mut(place) {
            tagged.children.push(Child::Drawn(identifier));
        }
    }

    /// The whole tree.
    pub fn tree(self, lang: &str) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(lang.to_owned()));
        let mut all: Vec<Option<Tagged>> = self.0.into_iter().map(Some).collect();
        let roots = all.iter().enumerate().filter(|(_, it)| it.as_ref().is_some_and(|it| it.is_root));
        for root in roots.map(|(place, _)| place).collect::<Vec<_>>() {
            if let Some(group) = group(root, &mut all) {
                tree.push(group);
            }
        }
        tree
    }
}

/// A piece with all that stands within it; nothing for one of which nothing was drawn.
fn group(place: Place, all: &mut [Option<Tagged>]) -> Option<TagGroup> {
    let tagged = all.get_mut(place)?.take()?;
    let mut group = TagGroup::new(tagged.kind);
    let children = tagged.children.into_iter();
    let children: Vec<Node> = children
        .filter_map(|child| match child {
            Child::Of(place) => self::group(place, all).map(Node::Group),
            Child::Drawn(identifier) => Some(Node::Leaf(identifier)),
        })
        .collect();
    if children.is_empty() && !keeps_place(&group.tag) {
        return None;
    }
    children.into_iter().for_each(|it| group.push(it));
    Some(group)
}

/// Whether a piece stands there even when it is empty: the cells after it would move.
fn keeps_place(kind: &TagKind) -> bool {
    matches!(kind, TagKind::TD(_) | TagKind::TH(_))
}
