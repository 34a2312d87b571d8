/// Brings text into the one form in which the gateway compares, splits and translates it, and records each change.
///
/// In order: characters without place in running text are removed or replaced (``CharacterCleaning``), letters and marks
/// are composed (NFC), and the apostrophe family becomes U+02BC where it is an ejective letter
/// (``ApostropheUnification``). Text that is normal already is returned as it is, without a copy. Normalizing twice
/// changes nothing.
public struct Normalizer: Sendable {
    /// Creates a normalizer.
    public init() {}

    /// Normalizes a text.
    ///
    /// - Parameters:
    ///   - text: Any text: `""`, a lone combining mark, megabytes.
    ///   - language: Language of the text as far as known; decides what an apostrophe is. Spanish and English keep
    ///     theirs, Quechua and Aymara have ejectives, undetermined text is treated with caution.
    /// - Returns: The normalized form with its edits. Complexity: linear in the length of the text.
    public func normalize(_ text: String, language: LanguageVariety = .undetermined) -> NormalizedText {
        let treatment = ApostropheUnification.Treatment(for: language)
        let result = text.utf8.withContiguousStorageIfAvailable { Self.normalize($0, treatment: treatment) }
        if let result { return Self.finish(text, result) }
        let bytes = ContiguousArray(text.utf8)
        return Self.finish(text, bytes.withUnsafeBufferPointer { Self.normalize($0, treatment: treatment) })
    }

    private typealias Stage = (bytes: [UInt8], edits: [NormalizationEdit])

    private static func finish(_ text: String, _ result: Stage?) -> NormalizedText {
        guard let result else { return NormalizedText(original: text, text: text, edits: []) }
        return NormalizedText(original: text, text: String(decoding: result.bytes, as: UTF8.self), edits: result.edits)
    }

    private static func normalize(
        _ bytes: UnsafeBufferPointer<UInt8>, treatment: ApostropheUnification.Treatment
    ) -> Stage? {
        let concerns = TextConcerns.survey(bytes, watchesApostrophes: treatment != .untouched)
        if concerns.isEmpty { return nil }
        var result: Stage?
        if concerns.contains(.characters) { result = CharacterCleaning.clean(bytes) }
        // A removal brings characters together that were apart, so composition looks at the outcome of cleaning. It can
        // also bring forth a grave or acute accent of the apostrophe family (U+1FEF, U+1FFD).
        if concerns.contains(.composition) {
            result = chain(result, bytes) { CanonicalComposition.compose($0) }
        }
        if treatment != .untouched, !concerns.isDisjoint(with: [.apostrophes, .composition]) {
            result = chain(result, bytes) { ApostropheUnification.unify($0, treatment: treatment) }
        }
        return result
    }

    private static func chain(
        _ earlier: Stage?, _ bytes: UnsafeBufferPointer<UInt8>, _ stage: (UnsafeBufferPointer<UInt8>) -> Stage?
    ) -> Stage? {
        guard let earlier else { return stage(bytes) }
        guard let later = earlier.bytes.withUnsafeBufferPointer(stage) else { return earlier }
        return (later.bytes, earlier.edits.followed(by: later.edits))
    }
}
