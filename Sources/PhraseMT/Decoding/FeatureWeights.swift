/// The weights of the log-linear model.
public struct FeatureWeights: Sendable, Equatable {
    /// One weight a feature, in the order of `Feature`.
    public var values: [Float]

    /// Weights by number.
    public init(_ values: [Float]) { self.values = values }

    /// Where tuning starts.
    public init(corpora: Int) {
        values = [Float](repeating: 0, count: Feature.count(corpora: corpora))
        self[.direct] = 0.2
        self[.inverse] = 0.7
        self[.lexicalDirect] = 0.1
        self[.lexicalInverse] = 0.7
        self[.languageModel] = 0.8
        self[.phrases] = 0.2
        self[.pieces] = -0.5
        self[.words] = -0.5
        self[.distortion] = 0.05
        self[.monotone] = 0.2
        self[.backward] = 0.4
        self[.forward] = 0.4
        self[.glue] = 1.5
        self[.split] = 0.6
        self[.nonWord] = 1.5
        self[.copied] = 0.3
        self[.singleton] = 0.1
    }

    /// The weight of a feature.
    public subscript(feature: Feature) -> Float {
        get { values[feature.rawValue] }
        set { values[feature.rawValue] = newValue }
    }
}
