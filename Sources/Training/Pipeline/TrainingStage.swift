/// The stages of a training, in order.
public enum TrainingStage: String, Sendable, CaseIterable {
    /// Normalizing, converting, filtering and tokenizing.
    case prepare
    /// Dividing words into pieces.
    case pieces
    /// Aligning words.
    case align
    /// Extracting and scoring phrases.
    case phrases
    /// Estimating the language model.
    case languageModel = "language-model"
    /// Tuning the weights.
    case tune
    /// Translating the held-out sentences and writing the bundle.
    case finish

    /// Share of the time a training takes, as measured; the same stage of a second direction counts again.
    public var share: Double {
        switch self {
        case .prepare: 0.12
        case .pieces: 0.08
        case .align: 0.14
        case .phrases: 0.22
        case .languageModel: 0.03
        case .tune: 0.38
        case .finish: 0.03
        }
    }
}

/// How far a training has come.
public struct TrainingProgress: Sendable {
    /// The stage at work.
    public let stage: TrainingStage
    /// Direction, for stages that each direction has; nil before.
    public let direction: String?
    /// Finished share of the stage.
    public let fraction: Double
    /// Whether the stage was taken from an earlier training that was interrupted.
    public let isResumed: Bool
}
