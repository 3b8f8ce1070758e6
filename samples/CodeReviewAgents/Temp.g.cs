namespace CodeReviewAgents.Agents;
partial class DocumentationAgent { public partial System.Collections.Generic.IReadOnlyList<DocumentationGap> Check(CodeReviewAgents.Sources.ParsedFile file) => CheckCore(file); }
