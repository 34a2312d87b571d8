import Accessibility
import TextProcessing

/// What speech knows from files: how text is prepared and how words sound.
struct SpeechTables: Sendable {
    /// Text preparation of every variety.
    let preparation: PreparationCatalog
    /// Phonemes of every variety that has rules.
    let pronunciation: PronunciationCatalog

    /// Reads the tables of the share folder.
    ///
    /// - Parameter share: Where the lexicons are.
    /// - Throws: ``GatewayError/unusableFile(path:reason:)``.
    init(share: ShareDirectory) throws(GatewayError) {
        let lexicons = share.appending("lexicons")
        do {
            preparation = try PreparationCatalog(
                lexicons: lexicons,
                verbalizers: [
                    SpanishVerbalizer(), EnglishVerbalizer(),
                    try QuechuaVerbalizer(lexicons: lexicons, variety: .chankaQuechua),
                    try QuechuaVerbalizer(lexicons: lexicons, variety: .collaoQuechua),
                    try AymaraVerbalizer(lexicons: lexicons),
                ])
            pronunciation = try PronunciationCatalog(lexicons: lexicons)
        } catch {
            throw .unusableFile(path: lexicons + "/speech", reason: String(describing: error))
        }
    }
}
