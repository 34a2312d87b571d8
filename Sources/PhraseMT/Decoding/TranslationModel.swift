public import TextProcessing

/// Everything the search reads: vocabularies, phrase table, language model, word lists and weights.
///
/// A value over mapped files: cheap to copy and safe to share.
public struct TranslationModel: Sendable {
    /// Varieties translated from and into.
    public let pair: LanguagePair
    /// Pieces of the source.
    public let sourceVocabulary: PieceVocabulary
    /// Pieces of the target.
    public let targetVocabulary: PieceVocabulary
    /// The phrase pairs.
    public let table: PhraseTable
    /// The language model of the target.
    public let languageModel: LanguageModel
    /// Words of the source texts.
    public let sourceWords: WordList
    /// Words of the target texts and generated inflections.
    public let targetWords: WordList
    /// The tuned weights.
    public var weights: FeatureWeights
    /// How target words are written that are not in lower case.
    let caseForms: CaseForms
    let targetPieces: PieceTable
    /// For each source piece, whether it is a mark that ends sentences.
    var sourceEnds: [Bool]
    private let carried: MappedArray<UInt16>

    /// Puts the parts of a model together.
    ///
    /// - Throws: `BundleError.corrupt` where the number of weights does not fit the table.
    public init(
        pair: LanguagePair, sourceVocabulary: PieceVocabulary, targetVocabulary: PieceVocabulary, table: PhraseTable,
        languageModel: LanguageModel, sourceWords: WordList, targetWords: WordList, caseForms: CaseForms,
        weights: FeatureWeights
    ) throws(BundleError) {
        guard weights.values.count == Feature.count(corpora: table.corpusCount) else {
            throw .corrupt(file: "manifest.json", reason: "\(weights.values.count) weights")
        }
        self.pair = pair
        self.sourceVocabulary = sourceVocabulary
        self.targetVocabulary = targetVocabulary
        self.table = table
        self.languageModel = languageModel
        self.sourceWords = sourceWords
        self.targetWords = targetWords
        self.caseForms = caseForms
        self.weights = weights
        targetPieces = PieceTable(targetVocabulary)
        sourceEnds = sourceVocabulary.sentenceEnds
        let pieces = [ReservedPiece.number, ReservedPiece.fixed, ReservedPiece.name]
        let file = MappedFile(copying: pieces.flatMap { [UInt8($0), 0] }, name: "carried")
        carried = try MappedArray(file: file, offset: 0, count: pieces.count)
    }

    /// The target of one carried piece.
    func carriedTarget(_ piece: UInt16) -> UnsafeBufferPointer<UInt16> {
        UnsafeBufferPointer(start: carried.base + Int(piece - ReservedPiece.number), count: 1)
    }

    /// Whether the hash of a target word is that of no known word.
    @inline(__always) func isNonWord(_ word: UInt64) -> Bool {
        word > OpenWord.carried && !targetWords.contains(word)
    }

    /// Whether a source token may be carried over although it can be translated piece by piece.
    ///
    /// True of a capitalized word that no text of the source side has: it may be a name. A common word is not: an inflected one would stay in the source language.
    func mayBeCopied(_ token: SurfaceToken) -> Bool {
        token.isCapitalized && !sourceWords.contains(WordHash.of(token.lowercased))
    }
}
