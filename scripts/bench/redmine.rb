# For `rails runner` in Redmine: redmine.rb ADDRESS PROJECT. Records as issues of a new project what the list of the Accord at
# ADDRESS shows: the same titles, first and last days, and whether they are completed. A due month or year counts by its first day.
require 'cgi'
require 'net/http'

address, name = ARGV
http = Net::HTTP.start(URI(address).host, URI(address).port)
day = ->(words) { words && (Date.parse(words) rescue Date.new(words[/\d{4}/].to_i, 12, 31)) }
rows = []
(1..).each do |page|
  listed = http.get("/en/commitments?page=#{page}").body.split('<tr data-commitment=').drop(1)
  rows.concat(listed.map do |row|
    title = CGI.unescapeHTML(row[%r{<th scope=row><a [^>]*>(.*?)</a>}m, 1].gsub(/<[^>]*>/, ''))
    { title: title, closed: row.include?('#s-completed'), from: day.(row[%r{, ([^,<]*\d{4})</small>}, 1]),
      to: day.(row[/Due <\/span>([^<]*\d{4})/, 1]) }
  end)
  break if listed.size < 100
end

Setting.issues_export_limit = 1_000_000
Setting.gantt_items_limit = 1_000
Setting.per_page_options = '25,50,100'
project = Project.create!(name: name, identifier: name, is_public: true, trackers: Tracker.all.to_a,
                          enabled_module_names: %w[issue_tracking gantt])
states = [false, true].to_h { |closed| [closed, IssueStatus.where(is_closed: closed).first.id] }
same = { project_id: project.id, tracker_id: Tracker.first.id, author_id: User.anonymous.id,
         priority_id: IssuePriority.first.id, lft: 1, rgt: 2, created_on: Time.now, updated_on: Time.now }
rows.each_slice(500) do |slice|
  Issue.insert_all!(slice.map do |row|
    last = row[:to] if row[:to] && row[:from] && row[:to] >= row[:from]
    same.merge(subject: row[:title][0, 255], description: row[:title], status_id: states[row[:closed]],
               start_date: row[:from], due_date: last)
  end)
end
Issue.where(root_id: nil).update_all('root_id = id')
puts "#{project.issues.count} issues in #{name}"
