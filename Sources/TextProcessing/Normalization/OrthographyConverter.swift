/// A compiled orthography profile.
///
/// Expects normalized text (``Normalizer``), where the ejective letter is U+02BC.
public struct OrthographyConverter: Sendable {
    /// The profile it was compiled from.
    public let profile: OrthographyProfile
    private let compiled: [TransliterationRules]

    /// Compiles a profile.
    ///
    /// - Throws: ``OrthographyError/invalidRule(file:line:icu:)`` for a rule that ICU refuses.
    public init(_ profile: OrthographyProfile) throws(OrthographyError) {
        self.profile = profile
        var compiled: [TransliterationRules] = []
        for section in profile.sections { compiled.append(try TransliterationRules(section, file: profile.file)) }
        self.compiled = compiled
    }

    /// Converts a text.
    ///
    /// Equal pieces are converted once. Complexity: linear in the length of the text.
    public func convert(_ text: String) -> OrthographyConversion {
        var text = text
        var counts = Dictionary(uniqueKeysWithValues: profile.ruleNames.map { ($0, 0) })
        var guards = Dictionary(
            uniqueKeysWithValues: profile.sections.filter { $0.kind == .guard }.map { ($0.name, 0) })
        var known: [[UInt8]: Piece] = [:]
        var edits: [NormalizationEdit] = []
        let converted: [UInt8] = text.withUTF8 { bytes in
            var output: [UInt8] = []
            output.reserveCapacity(bytes.count)
            var copied = 0
            for range in OrthographyPieces.ranges(in: bytes, scope: profile.scope) {
                output.append(contentsOf: bytes[copied..<range.lowerBound])
                let original = Array(bytes[range])
                let piece = known[original] ?? convert(piece: original)
                if known.count < 100_000 { known[original] = piece }
                for (rule, count) in piece.firings { counts[rule, default: 0] += count }
                if let name = piece.keptBy { guards[name, default: 0] += 1 }
                for edit in piece.edits {
                    edits.append(edit.moved(original: range.lowerBound, normalized: output.count))
                }
                output.append(contentsOf: piece.bytes)
                copied = range.upperBound
            }
            output.append(contentsOf: bytes[copied...])
            return output
        }
        return OrthographyConversion(
            original: text, text: edits.isEmpty ? text : String(decoding: converted, as: UTF8.self), edits: edits,
            firingCounts: counts, guardCounts: guards)
    }

    /// One word after all rules, and the names of those that changed it, in order; places of changes are not sought.
    func converted(word: String) -> (word: String, rules: [String]) {
        var current = Array(word.utf16)
        var changed: [String] = []
        var fired: Set<String> = []
        for (section, rules) in zip(profile.sections, compiled) {
            if let condition = section.condition, fired.contains(condition.test) != condition.mustFire { continue }
            let next = rules.apply(to: current)
            if next == current { continue }
            switch section.kind {
            case .test: fired.insert(section.name)
            case .guard: return (changed.isEmpty ? word : String(decoding: current, as: UTF16.self), changed)
            case .rule:
                changed.append(section.name)
                current = next
            }
        }
        return (changed.isEmpty ? word : String(decoding: current, as: UTF16.self), changed)
    }

    private struct Piece {
        var bytes: [UInt8]
        var edits: [NormalizationEdit] = []
        var firings: [(rule: String, count: Int)] = []
        var keptBy: String?
    }

    private func convert(piece original: [UInt8]) -> Piece {
        var piece = Piece(bytes: original)
        var current = Array(String(decoding: original, as: UTF8.self).utf16)
        var fired: Set<String> = []
        for (section, rules) in zip(profile.sections, compiled) {
            if let condition = section.condition, fired.contains(condition.test) != condition.mustFire { continue }
            let next = rules.apply(to: current)
            if next == current { continue }
            switch section.kind {
            case .test: fired.insert(section.name)
            case .guard:
                piece.keptBy = section.name
                return piece
            case .rule:
                let edits = OrthographyDifference.edits(from: current, to: next, rule: section.name)
                piece.edits = piece.edits.followed(by: edits)
                piece.firings.append((section.name, edits.count))
                current = next
                piece.bytes = Array(String(decoding: next, as: UTF16.self).utf8)
            }
        }
        return piece
    }
}

extension NormalizationEdit {
    fileprivate func moved(original start: Int, normalized end: Int) -> NormalizationEdit {
        NormalizationEdit(
            kind: kind, original: ByteRange(original.lowerBound + start, original.upperBound + start),
            normalized: ByteRange(normalized.lowerBound + end, normalized.upperBound + end), rule: rule)
    }
}
