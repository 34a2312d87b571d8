import TextProcessing

/// Writes the facts of one lemma after another.
struct FactWriter {
    /// A lemma with its best roots, the best one first.
    struct Group {
        let lemma: String
        let partOfSpeech: BilingualRoot.PartOfSpeech
        let roots: [String]
    }

    private(set) var facts: [LexiconFact] = []
    private var seen: Set<LexiconFact> = []
    private var builder: TargetWordBuilder?
    private let usage: WordCounts
    private let templates: FactTemplates?
    private let minimumCount: Int
    private let writesUnseenForms: Bool
    private var nouns: Set<String> = []
    private var plurals: Set<String> = []
    private var verbs: Set<String> = []
    private var verbForms: Set<String> = []

    init(
        usage: WordCounts, templates: FactTemplates?, generator: WordGenerator?, minimumCount: Int,
        writesUnseenForms: Bool, lexicon: [BilingualRoot]
    ) {
        self.usage = usage
        self.templates = templates
        self.minimumCount = minimumCount
        self.writesUnseenForms = writesUnseenForms
        for entry in lexicon where !entry.lemma.contains(" ") {
            if entry.partOfSpeech == .noun {
                nouns.insert(entry.lemma)
                plurals.insert(SpanishNoun.plural(of: entry.lemma))
            } else if entry.partOfSpeech == .verb, verbs.insert(entry.lemma).inserted {
                for (form, features) in SpanishVerbForms.forms(of: entry.lemma)
                where features.tense != .participle && usage[form] > 0 {
                    verbForms.insert(form)
                }
            }
        }
        builder = generator.map { TargetWordBuilder(generator: $0) }
    }

    mutating func write(_ group: Group) {
        switch group.partOfSpeech {
        case .noun: writeNoun(group)
        case .adjective: writeAdjective(group)
        case .verb: writeVerb(group)
        case .other: for root in group.roots { add(group.lemma, root, .lemma) }
        }
    }

    private mutating func writeNoun(_ group: Group) {
        for root in group.roots { add(group.lemma, root, .lemma) }
        guard let templates else { return }
        let words = group.lemma.split(separator: " ", maxSplits: 1).map(String.init)
        guard let head = words.first else { return }
        let plural = SpanishNoun.plural(of: head) + (words.count > 1 ? " " + words[1] : "")
        for root in group.roots { add(plural, inflected(root, .noun, templates.plural), .form) }
        guard words.count == 1, let root = group.roots.first,
            usage[group.lemma] + (plural == group.lemma ? 0 : usage[plural]) >= minimumCount
        else { return }
        let isFeminine = SpanishNoun.isFeminine(head)
        let values = [
            "s": group.lemma, "p": plural, "el": isFeminine ? "la" : "el",
            "los": isFeminine ? "las" : "los",
            "del": isFeminine ? "de la" : "del", "al": isFeminine ? "a la" : "al",
            "o": isFeminine ? "a" : "o",
            "o1": isFeminine ? "a" : "",
        ]
        for template in templates.nouns { add(template, root, .noun, values) }
    }

    private mutating func writeAdjective(_ group: Group) {
        for root in group.roots { add(group.lemma, root, .lemma) }
        guard templates != nil, !group.lemma.contains(" ") else { return }
        // Lexicons list nouns as adjectives too: `casa` is no form of `caso`, `gobierna` none of `gobierno`.
        for (form, _) in SpanishNoun.adjectiveForms(of: group.lemma)
        where (writesUnseenForms || usage[form] > 0) && !nouns.contains(form) && !verbForms.contains(form) {
            for root in usage[form] > 0 ? group.roots[...] : group.roots.prefix(1) { add(form, root, .form) }
        }
    }

    private mutating func writeVerb(_ group: Group) {
        guard let templates else { return }
        let isReflexive = group.lemma.hasSuffix("se") && !group.lemma.contains(" ")
        for root in group.roots {
            add(group.lemma, inflected(root, .verb, templates.infinitiveSuffixes), .lemma)
        }
        let forms = group.lemma.contains(" ") ? [] : SpanishVerbForms.forms(of: group.lemma)
        if forms.isEmpty { return }
        var total = 0
        var counted: Set<String> = []
        for (form, features) in forms {
            let count = usage[form]
            let isUnseen = count == 0
            if isUnseen, !writesUnseenForms || features.person != .third { continue }
            if counted.insert(form).inserted { total += count }
            // `casa` is the house rather than who marries.
            guard let suffixes = templates.finite[features] else { continue }
            if features.tense == .present, nouns.contains(form) || plurals.contains(form) { continue }
            for root in isUnseen ? group.roots.prefix(1) : group.roots[...] {
                add(form, inflected(root, .verb, suffixes), .form)
            }
        }
        if !isReflexive, usage[group.lemma + "se"] > 0 {
            for root in group.roots where !root.hasSuffix("ku") {
                add(group.lemma + "se", inflected(root, .verb, templates.reflexiveSuffixes), .form)
            }
        }
        guard total >= minimumCount, let root = group.roots.first, !isReflexive else { return }
        let values = [
            "inf": group.lemma,
            "ger": SpanishVerbForms.form(of: group.lemma, VerbFeatures(tense: .gerund)),
            "part": SpanishVerbForms.form(of: group.lemma, VerbFeatures(tense: .participle)),
            "3s": SpanishVerbForms.form(of: group.lemma, VerbFeatures(tense: .present)),
        ]
        if values["3s"] == "hay" { return }
        for template in templates.verbs
        where !(template.suffixes.first == "REFL" && root.hasSuffix("ku")) {
            add(template, root, .verb, values)
        }
    }

    private mutating func inflected(_ root: String, _ category: WordCategory, _ chain: [String])
        -> String?
    {
        builder?.word(root, category, chain)
    }

    private mutating func add(
        _ template: FactTemplates.Template, _ root: String, _ category: WordCategory,
        _ values: [String: String]
    ) {
        guard let word = inflected(root, category, template.suffixes) else { return }
        add(filled(template.spanish, values), template.before + word + template.after, .template)
    }

    private mutating func add(_ source: String, _ target: String?, _ kind: LexiconFact.Kind) {
        guard let target,
            seen.insert(LexiconFact(source: source, target: target, kind: .lemma)).inserted
        else { return }
        facts.append(LexiconFact(source: source, target: target, kind: kind))
    }

    /// A pattern with its names in braces replaced.
    private func filled(_ pattern: String, _ values: [String: String]) -> String {
        var result = ""
        for (index, piece) in pattern.split(separator: "{", omittingEmptySubsequences: false)
            .enumerated()
        {
            guard index > 0, let end = piece.firstIndex(of: "}") else {
                result += piece
                continue
            }
            result += values[String(piece[..<end])] ?? ""
            result += piece[piece.index(after: end)...]
        }
        return result
    }
}
