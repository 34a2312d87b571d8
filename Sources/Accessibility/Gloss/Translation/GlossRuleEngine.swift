import TextProcessing

/// Applies rules to the words of one sentence.
struct GlossRuleEngine {
    /// A mark before its tokens are counted.
    struct Mark {
        var kind: GlossMark.Kind
        var items: Set<Int>
        var rule: String
    }

    private(set) var items: [GlossItem]
    private(set) var marks: [Mark] = []
    private(set) var omissions: [(item: Int, omission: GlossOmission)] = []
    private(set) var nextID: Int

    init(items: [GlossItem], nextID: Int) {
        self.items = items
        self.nextID = nextID
    }

    mutating func apply(_ rules: GlossRuleSet) {
        for rule in rules.rules where rule.isOn { apply(rule) }
    }

    // A rule sees each word once: what it moved or added is not looked at again, so that it ends.
    private mutating func apply(_ rule: GlossRule) {
        guard rule.required.allSatisfy({ $0.occurs(in: items) }) else { return }
        guard !rule.forbidden.contains(where: { $0.occurs(in: items) }) else { return }
        var done: Set<Int> = []
        let first = nextID
        var position = 0
        while let (start, found) = nextMatch(of: rule, from: position, past: done, before: first) {
            position = start
            done.insert(items[start].id)
            let ids = found.map { items[$0].id }
            done.formUnion(ids)
            for action in rule.actions { perform(action, on: ids, rule: rule.id) }
            if rule.isOnce || rule.pattern.isAtStart { return }
        }
    }

    private func nextMatch(
        of rule: GlossRule, from position: Int, past done: Set<Int>, before first: Int
    ) -> (Int, [Int])? {
        guard position < items.count else { return nil }
        for start in position..<items.count where !done.contains(items[start].id) && items[start].id < first {
            guard let found = rule.pattern.match(items, at: start) else { continue }
            return (start, found)
        }
        return nil
    }

    private mutating func perform(_ action: GlossAction, on ids: [Int], rule: String) {
        switch action {
        case .drop(let word):
            guard let index = index(ids[word]) else { return }
            let item = items.remove(at: index)
            if item.isAdded || item.isPunctuation { return }
            omissions.append((item.id, GlossOmission(lemma: item.lemma, span: item.span, rule: rule)))
        case .replace(let word, let glosses):
            guard let index = index(ids[word]) else { return }
            items[index].gloss = glosses[0]
            items[index].isKnown = true
            items[index].rules.append(rule)
            for (offset, gloss) in glosses.dropFirst().enumerated() {
                items.insert(added(gloss, like: items[index], rule: rule), at: index + 1 + offset)
            }
        case .move(let word, let place):
            guard let index = index(ids[word]) else { return }
            var item = items.remove(at: index)
            item.rules.append(rule)
            items.insert(item, at: position(of: place, ids) ?? index)
        case .add(let gloss, let place):
            guard let position = position(of: place, ids) else { return }
            let cause = ids.compactMap { index($0) }.first ?? min(position, items.count - 1)
            guard items.indices.contains(cause) else { return }
            items.insert(added(gloss, like: items[cause], rule: rule), at: position)
        case .fingerspell(let word):
            guard let index = index(ids[word]) else { return }
            items[index].isSpelled = true
            items[index].rules.append(rule)
        case .mark(let kind, let range):
            let covered = range.map { Set(ids[$0]) } ?? Set(items.map(\.id))
            marks.append(Mark(kind: kind, items: covered, rule: rule))
        }
    }

    private mutating func added(_ gloss: String, like item: GlossItem, rule: String) -> GlossItem {
        defer { nextID += 1 }
        return GlossItem(
            id: nextID, lemma: "", tags: [], surface: "", span: item.span, isKnown: true, isAdded: true, gloss: gloss,
            isSign: true, rules: [rule])
    }

    private func index(_ id: Int) -> Int? { items.firstIndex { $0.id == id } }

    private func position(of place: GlossAction.Place, _ ids: [Int]) -> Int? {
        switch place {
        case .before(let word): index(ids[word])
        case .after(let word): index(ids[word]).map { $0 + 1 }
        case .start: items.firstIndex { !$0.isPunctuation } ?? 0
        case .end: (items.lastIndex { !$0.isPunctuation } ?? -1) + 1
        }
    }
}
