public import Accessibility

/// What a gloss is written as.
public enum GlossFormat: String, CaseIterable, Sendable {
    /// Lines of gloss.
    case text
    /// Tokens, marks and omissions.
    case json
    /// ELAN's XML.
    case eaf
    /// WebVTT.
    case vtt
    /// SiGML, where every sign has a notation.
    case sigml
    /// A pose file by a renderer.
    case pose
    /// A video in MP4 by a renderer.
    case mp4
    /// A video in WebM by a renderer.
    case webm

    /// What a renderer is asked for, or nil.
    public var media: SignMedia? { SignMedia(rawValue: rawValue) }

    /// The document of a whole gloss.
    ///
    /// - Parameters:
    ///   - result: The gloss.
    ///   - source: The text that was glossed.
    ///   - lexicon: The signs it was made with.
    /// - Returns: ELAN, WebVTT or SiGML; nil for other formats.
    /// - Throws: ``Accessibility/GlossError/noNotation(glosses:)``.
    public func document(_ result: GlossResult, of source: String, _ lexicon: SignLexicon) throws -> String? {
        switch self {
        case .eaf: GlossELANWriter().document(result, source: source)
        case .vtt: GlossWebVTTWriter().document(result)
        case .sigml: try GlossSiGMLWriter(lexicon: lexicon).document(result)
        case .text, .json, .pose, .mp4, .webm: nil
        }
    }
}
