import PhraseMT
import TextProcessing

@testable import struct Training.TrainingPair

/// Pairs of the training text from two sentences.
enum PairText {
    static func tokens(_ sentence: String) -> [SurfaceToken] {
        SurfaceToken.tokens(of: sentence, language: .spanish, tokenizer: Tokenizer())
    }

    static func pair(
        _ source: String, _ target: String, corpus: Int = 0, weight: Float = 1, line: Int = 1, isFact: Bool = false
    ) -> TrainingPair {
        TrainingPair(
            source: tokens(source), target: tokens(target), corpus: corpus, weight: weight, line: line, isFact: isFact)
    }
}
