public import PhraseMT
public import TextProcessing
import Translation

/// A bundle that serves, with what its direction declares; never changes.
///
/// The bundle's files stay mapped for as long as a request holds the value, whatever becomes of the folder.
public struct LoadedModel: Sendable {
    /// The bundle.
    public let bundle: ModelBundle
    /// Direction of the bundle.
    public let pair: LanguagePair
    /// Declared quality in `0...1`.
    public let quality: Double
    let translator: PhraseTranslator
    let normalizer = Normalizer()

    /// Readies a bundle for serving.
    ///
    /// The declared quality is chrF++ of the development set divided by 100, the scale on which the dictionary's
    /// measured figure stands.
    ///
    /// - Parameters:
    ///   - bundle: An opened bundle.
    ///   - floor: Least quality that is declared: what the model was proven to beat stands behind it.
    public init(_ bundle: ModelBundle, floor: Double = 0) {
        self.bundle = bundle
        pair = bundle.model.pair
        let measured = (bundle.manifest.scores["dev.chrf++"] ?? 0) / 100
        quality = min(1, max(0.01, floor, measured.isFinite ? measured : 0))
        translator = PhraseTranslator(model: bundle.model)
    }
}
