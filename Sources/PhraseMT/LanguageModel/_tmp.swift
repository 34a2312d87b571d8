public struct LanguageModelView: Sendable { public var emptyState: UInt32 {0}; public var beginState: UInt32 {0}
 @inlinable public func score(_ t: UInt16, after: UInt32, next: inout UInt32) -> Float { 0 } }
public struct LanguageModel: Sendable { public init(_ f: MappedFile) throws(BundleError) {}; public var view: LanguageModelView { LanguageModelView() } ; public var vocabularySize: Int {0} }
public struct WordList: Sendable { public init(_ f: MappedFile) throws(BundleError) {}; @inlinable public func contains(_ h: UInt64) -> Bool { true } }
public enum WordHash { public static func of(_ b: some Collection<UInt8>) -> UInt64 {0}; public static func power(_ n: Int) -> UInt64 {0} }
