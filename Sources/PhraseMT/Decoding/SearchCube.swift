/// All combinations of a group of hypotheses with the options of a span.
struct SearchCube {
    /// Where a phrase stands with respect to the one translated before it.
    enum Orientation: UInt8 {
        case monotone
        case backward
        case forward

        /// The weighted reordering score of an option.
        @inline(__always) func score(_ option: TranslationOption) -> Float {
            switch self {
            case .monotone: option.monotone
            case .backward: option.backward
            case .forward: option.forward
            }
        }
    }

    /// Hypotheses of one coverage and end, the best first.
    var group: [Int32]
    /// Options of the span, the best first.
    var options: Range<Int32>
    var orientation: Orientation
    /// Estimate of what is left afterwards.
    var future: Float
    /// Weighted length of the jump.
    var distance: Float
    /// Score of the first corner, reordering apart.
    var top: Float
}
