import PhraseMT
import TextProcessing

/// Normalizes, converts, filters and tokenizes the corpora of a request.
struct TextPreparation {
    private let request: TrainingRequest
    private let orthography: OrthographyCatalog
    private let morphology: MorphologyCatalog
    private let normalizer = Normalizer()
    /// Longest sentence in tokens.
    private static let longestSentence = 110
    /// Pairs taken from the corpora for tuning, and as many for judging, where no development corpus is given.
    private static let mostHeldOut = 300

    init(_ request: TrainingRequest, orthography: OrthographyCatalog, morphology: MorphologyCatalog) {
        self.request = request
        self.orthography = orthography
        self.morphology = morphology
    }

    /// The prepared text.
    func prepare(isCancelled: @Sendable () -> Bool) throws -> PreparedText {
        var text = PreparedText()
        var used: [ParallelCorpus] = []
        let native = Set(
            request.corpora.filter { $0.text.targetVariety == request.pair.target }
                .flatMap { $0.text.target.flatMap { Self.words($0) } })
        let filter = PairFilter(source: request.pair.source, target: request.pair.target)
        for corpus in request.corpora {
            if isCancelled() { throw CancellationError() }
            let converted = try convert(corpus.text, known: native, &text)
            var (kept, report) = filter.filter(converted)
            if !corpus.isFiltered { kept = Array(0..<converted.count) }
            report.kept = kept.count
            text.reports.append(report)
            used.append(converted.selecting(kept))
        }
        hold(out: &used, &text)
        for (number, corpus) in request.corpora.enumerated() {
            if isCancelled() { throw CancellationError() }
            text.pairs += pairs(
                used[number].source, used[number].target, Self.index(of: corpus.group, &text.groups), corpus.weight,
                lines: used[number].lines, units: used[number].units, isFact: false)
        }
        try addFacts(used, native, &text)
        guard !text.pairs.isEmpty else {
            throw TrainingError.nothingToLearn(read: request.corpora.reduce(0) { $0 + $1.text.count })
        }
        return text
    }

    /// A corpus as normalized text of the varieties of the model.
    private func convert(
        _ corpus: ParallelCorpus, known: Set<String>, _ text: inout PreparedText
    ) throws -> ParallelCorpus {
        var result = corpus
        let target = request.pair.target
        guard Self.isSame(corpus.sourceVariety, request.pair.source) else {
            throw TrainingError.wrongVariety(
                corpus: corpus.name, variety: corpus.sourceVariety.tag, wanted: request.pair.source.tag)
        }
        result.source = normalized(corpus.source, request.pair.source)
        if Self.isSame(corpus.targetVariety, target) {
            result.target = normalized(repaired(corpus.target, &text), target)
            return result
        }
        let converter: VarietyConverter
        do {
            converter = try VarietyConverter(
                catalog: orthography, from: corpus.targetVariety, to: target, knownWords: known)
        } catch {
            throw TrainingError.wrongVariety(corpus: corpus.name, variety: corpus.targetVariety.tag, wanted: target.tag)
        }
        let outcome = converter.convert(corpus.target)
        for (rule, count) in outcome.firings { text.firings[rule, default: 0] += count }
        result.target = normalized(outcome.texts, target)
        return result
    }

    /// Aymara texts arrive with ejectives torn off by tokenization.
    private func repaired(_ texts: [String], _ text: inout PreparedText) -> [String] {
        guard request.pair.target.language == "ayr", let converter = orthography.converters["apostrophe-repair"] else {
            return texts
        }
        let normalizer = normalizer
        let variety = request.pair.target
        let outcomes = ParallelMap.map(count: texts.count, threads: request.threads, chunk: 256) { index in
            let normal = normalizer.normalize(texts[index], language: variety).text
            let mayBeTorn = normal.utf8.contains(0x27) || normal.unicodeScalars.contains { $0.value >= 0x2B0 }
            return mayBeTorn ? converter.convert(normal).text : normal
        }
        text.firings["apostrophe-repair", default: 0] += zip(texts, outcomes).count { $0 != $1 }
        return outcomes
    }

    private func normalized(_ texts: [String], _ variety: LanguageVariety) -> [String] {
        let normalizer = normalizer
        return ParallelMap.map(count: texts.count, threads: request.threads, chunk: 256) { index in
            normalizer.normalize(texts[index], language: variety).text
        }
    }

    /// Takes held-out pairs from the development corpus, or from the corpora where there is none.
    private func hold(out used: inout [ParallelCorpus], _ text: inout PreparedText) {
        if let judging = request.judging {
            let source = normalized(judging.source, request.pair.source)
            let target = normalized(judging.target, request.pair.target)
            for line in 0..<judging.count where !source[line].isEmpty && !target[line].isEmpty {
                text.heldOut.judging.append((source[line], target[line]))
            }
        }
        if let development = request.development {
            let source = normalized(development.source, request.pair.source)
            let target = normalized(development.target, request.pair.target)
            for line in 0..<development.count where !source[line].isEmpty && !target[line].isEmpty {
                if line % 2 == 0 {
                    text.heldOut.tuning.append((source[line], target[line]))
                } else if request.judging == nil {
                    text.heldOut.judging.append((source[line], target[line]))
                }
            }
            return
        }
        let total = used.reduce(0) { $0 + $1.count }
        let wanted = min(Self.mostHeldOut * 2, total / 5)
        guard wanted >= 10 else { return }
        var generator = SeededGenerator(seed: request.seed)
        let chosen = Set((0..<total).shuffled(using: &generator).prefix(wanted))
        var offset = 0
        for (number, corpus) in used.enumerated() {
            var kept: [Int] = []
            for position in 0..<corpus.count {
                guard chosen.contains(offset + position) else {
                    kept.append(position)
                    continue
                }
                let pair = (corpus.source[position], corpus.target[position])
                if request.judging != nil || text.heldOut.tuning.count <= text.heldOut.judging.count {
                    text.heldOut.tuning.append(pair)
                } else {
                    text.heldOut.judging.append(pair)
                }
            }
            offset += corpus.count
            used[number] = corpus.selecting(kept)
        }
    }

    private func pairs(
        _ source: [String], _ target: [String], _ group: Int, _ weight: Float, lines: [Int],
        units: [UnitIdentifier] = [], isFact: Bool
    ) -> [TrainingPair] {
        let tokenizer = Tokenizer()
        let pair = request.pair
        return ParallelMap.map(count: source.count, threads: request.threads, chunk: 256) { index -> TrainingPair? in
            let first = SurfaceToken.tokens(of: source[index], language: pair.source, tokenizer: tokenizer)
            let second = SurfaceToken.tokens(of: target[index], language: pair.target, tokenizer: tokenizer)
            guard !first.isEmpty, !second.isEmpty, first.count <= Self.longestSentence,
                second.count <= Self.longestSentence
            else { return nil }
            return TrainingPair(
                source: first, target: second, corpus: group, weight: weight, line: lines[index],
                unit: units.isEmpty ? .absent : units[index], isFact: isFact)
        }.compactMap { $0 }
    }

    /// Generates facts from lexicons and takes word rows.
    private func addFacts(_ used: [ParallelCorpus], _ native: Set<String>, _ text: inout PreparedText) throws {
        var facts: [LexiconFact] = []
        let target = request.pair.target
        if !request.lexicons.isEmpty {
            let roots = try request.lexicons.flatMap {
                try BilingualRoot.read(path: $0, target: target, orthography: orthography)
            }
            let generator = LexiconFactGenerator(lexicon: roots, target: target, morphology: morphology)
            let targetText = used.flatMap(\.target)
            facts += generator.facts(
                sourceText: used.flatMap(\.source), targetText: targetText, areAligned: request.alignsFacts)
            text.inflections = generator.inflections(targetText: targetText)
        }
        for rows in request.rows { facts += LexiconFact.rows(of: rows) }
        for kind in LexiconFact.Kind.allCases {
            let chosen = facts.filter { $0.kind == kind }
            guard !chosen.isEmpty else { continue }
            text.facts[kind] = chosen.count
            let group = Self.index(of: kind == .row ? "rows" : "facts", &text.groups)
            text.pairs += pairs(
                normalized(chosen.map(\.source), request.pair.source), normalized(chosen.map(\.target), target), group,
                kind.weight, lines: Array(1..<chosen.count + 1), isFact: true)
        }
    }

    private static func index(of group: String, _ groups: inout [String]) -> Int {
        if let known = groups.firstIndex(of: group) { return known }
        groups.append(group)
        return groups.count - 1
    }

    /// Whether a variety is the wanted one, or the macrolanguage whose text is taken for it.
    private static func isSame(_ variety: LanguageVariety, _ wanted: LanguageVariety) -> Bool {
        variety == wanted || (variety == .aymara && wanted == .centralAymara)
            || (variety == .quechua && wanted == .chankaQuechua)
    }

    private static func words(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter }.map(String.init)
    }
}
