import Accessibility

/// One analyzer of the project's own data for all tests, since loading it takes longer than most of them.
enum SpanishReading {
    static let analyzer = Result { try ReadabilityAnalyzer(lexicons: AndeanWords.lexicons) }
}
