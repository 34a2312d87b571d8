extension StringProtocol {
    /// The lines of a data file, which end with LF or CR LF; empty ones are among them, so that lines can be counted.
    ///
    /// CR LF is one Character, so a split at the Character LF would not see it.
    package var fileLines: [SubSequence] {
        split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    }
}
