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
        self[.inverse] = 0.1
        self[.lexicalDirect] = 0.15
        self[.lexicalInverse] = 0.1
        self[.languageModel] = 0.4
        self[.pieces] = -0.3
        self[.words] = -0.2
        self[.distortion] = 0.05
        self[.monotone] = 0.1
        self[.backward] = 0.1
        self[.forward] = 0.1
        self[.glue] = 0.5
        self[.split] = 0.1
        self[.nonWord] = 0.8
        self[.copied] = 0.3
        self[.singleton] = 0.05
    }

    /// The weight of a feature.
    public subscript(feature: Feature) -> Float {
        get { values[feature.rawValue] }
        set { values[feature.rawValue] = newValue }
    }
}
