import PhraseMT

/// The training text after subword division and word alignment: what both directions are made from.
struct AlignedCorpus {
    let corpus: TokenizedCorpus
    let source: PieceCorpus
    let target: PieceCorpus
    let sourcePieces: MappedFile
    let targetPieces: MappedFile
    let sourceVocabulary: PieceVocabulary
    let targetVocabulary: PieceVocabulary
    let links: AlignedLinks

    /// Links of a pair with carried pieces repaired.
    func repairedLinks(_ pair: Int) -> [(source: Int, target: Int)] {
        CarriedLinks.repaired(
            links[pair].map { (Int($0.source), Int($0.target)) }, source: source.sequences[pair],
            target: target.sequences[pair], carried: corpus.carried[pair])
    }
}
